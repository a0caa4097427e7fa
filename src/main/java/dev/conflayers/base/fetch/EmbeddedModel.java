package dev.conflayers.base.fetch;

import dev.conflayers.base.AtomicFiles;
import dev.conflayers.base.Sha256;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The model embedded in the program as resources. Engines map files into memory, so it is unpacked
 * into the cache; files already there are used if their checksums are right.
 */
final class EmbeddedModel {
  static final String NAME = "conflayers-mini";

  /** Directory of its sources, the model card included. */
  static final String HOME = "src/main/resources/models/" + NAME;

  private static final String RESOURCES = "/models/" + NAME + "/";
  private static final String SUMS = "SHA256SUMS";

  private EmbeddedModel() {}

  /**
   * Returns the directory to open, below {@code models}.
   *
   * @throws FetchProblem if it cannot be written
   */
  static Path unpack(Path models) {
    Path directory = models.resolve(NAME);
    try {
      Files.createDirectories(directory);
      for (Map.Entry<String, String> file : sums().entrySet()) {
        Path target = directory.resolve(file.getKey());
        if (!Files.exists(target) || !Sha256.of(target).equals(file.getValue())) {
          write(file.getKey(), target);
        }
      }
      return directory;
    } catch (IOException e) {
      throw new FetchProblem(
          NAME
              + " cannot be unpacked into "
              + directory
              + " ("
              + e
              + "); free some space, or set CONFLAYERS_CACHE to another directory");
    }
  }

  /** Returns the name and checksum of every file. */
  static Map<String, String> sums() throws IOException {
    Map<String, String> sums = new LinkedHashMap<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(open(SUMS), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.split(" +", 2);
        sums.put(words[1], words[0]);
      }
    }
    return sums;
  }

  /**
   * Writes to a file next to {@code target} first, so that another process never opens half a file.
   */
  private static void write(String name, Path target) throws IOException {
    AtomicFiles.replaceShared(
        target,
        part -> {
          try (InputStream in = open(name)) {
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
          }
        });
  }

  private static InputStream open(String name) {
    InputStream in = EmbeddedModel.class.getResourceAsStream(RESOURCES + name);
    if (in == null) {
      throw new IllegalStateException("the program was built without " + RESOURCES + name);
    }
    return in;
  }
}
