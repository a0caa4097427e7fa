package dev.conflayers.judge.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.base.AtomicFiles;
import dev.conflayers.base.Json;
import dev.conflayers.base.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Baselines in a directory, {@code <suite>/<testbed class>/<name>.json}. The last key, {@code
 * sha256}, is the SHA-256 of the file's text with this very value written as 64 zeros, so that
 * nothing in it can change unnoticed.
 */
public final class BaselineFiles {
  private static final String CHECKSUM = "sha256";
  private static final String ZEROS = "0".repeat(64);
  private static final String ENDING = ".json";

  private final Path directory;

  public BaselineFiles(Path directory) {
    this.directory = directory;
  }

  /** Returns the file of a baseline. */
  public Path path(String suite, String machineClass, String name) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
      throw new GateProblem(
          "a baseline's name must be up to 64 letters, digits, '.', '_' or '-', got '"
              + name
              + "'");
    }
    return directory.resolve(suite).resolve(machineClass).resolve(name + ENDING);
  }

  /**
   * Returns the baseline of this name for a class of machine, else that of another class; empty if
   * no class has one.
   *
   * @throws BaselineProblem if one exists but cannot be used
   */
  public Optional<Baseline> find(String suite, String machineClass, String name)
      throws IOException {
    Path own = path(suite, machineClass, name);
    if (Files.exists(own)) {
      return Optional.of(read(own));
    }
    for (Path file : all()) {
      Path within = directory.relativize(file);
      if (within.getName(0).toString().equals(suite)
          && within.getName(2).toString().equals(name + ENDING)) {
        return Optional.of(read(file));
      }
    }
    return Optional.empty();
  }

  /** Returns every baseline's file, in order. */
  public List<Path> all() throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory, 3)) {
      return files
          .filter(file -> file.getNameCount() == directory.getNameCount() + 3)
          .filter(file -> file.toString().endsWith(ENDING))
          .sorted()
          .toList();
    }
  }

  /** Writes a baseline to its file, atomically, and returns the file. */
  public Path write(Baseline baseline) throws IOException {
    Path file = path(baseline.suite(), baseline.testbedClass(), baseline.name());
    write(baseline, file);
    return file;
  }

  /** Writes a baseline to any file, atomically. */
  public static void write(Baseline baseline, Path file) throws IOException {
    Path absolute = file.toAbsolutePath();
    Files.createDirectories(absolute.getParent());
    ObjectMapper mapper = VerdictFile.mapper();
    ObjectNode tree = mapper.valueToTree(baseline);
    tree.put(CHECKSUM, ZEROS);
    String text = mapper.writer(printer()).writeValueAsString(tree) + "\n";
    AtomicFiles.replace(absolute, replaceLast(text, ZEROS, Sha256.of(text)));
  }

  /**
   * Reads a baseline.
   *
   * @throws BaselineProblem if it is truncated, of another version, or changed since it was written
   */
  public static Baseline read(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    try {
      JsonNode tree = VerdictFile.mapper().readTree(text);
      if (!(tree instanceof ObjectNode keys) || !tree.has("schemaVersion")) {
        throw problem(file, "is not a baseline: it has no schemaVersion");
      }
      if (tree.path("schemaVersion").asInt() != Baseline.VERSION) {
        throw problem(
            file,
            "schemaVersion must be "
                + Baseline.VERSION
                + ", got "
                + tree.path("schemaVersion").asText());
      }
      String written = tree.path(CHECKSUM).asText();
      if (written.length() != ZEROS.length()
          || !Sha256.of(replaceLast(text, written, ZEROS)).equals(written)) {
        throw problem(file, "was changed since it was written: its sha256 does not match its text");
      }
      keys.remove(CHECKSUM);
      return VerdictFile.mapper().treeToValue(keys, Baseline.class);
    } catch (JsonProcessingException e) {
      throw problem(file, "is not readable, perhaps truncated: " + Json.reason(e));
    }
  }

  private static BaselineProblem problem(Path file, String what) {
    return new BaselineProblem(
        file
            + ": "
            + what
            + "; restore the file as it was written, or write it again with 'conflayers baseline"
            + " save'");
  }

  private static String replaceLast(String text, String what, String by) {
    int at = text.lastIndexOf(what);
    return text.substring(0, at) + by + text.substring(at + what.length());
  }

  /** Prints one key per line, but a prompt's observation on one line. */
  private static DefaultPrettyPrinter printer() {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(new DefaultIndenter(" ", "\n"));
    return printer;
  }
}
