package dev.conflayers.judge.tune;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.base.AtomicFiles;
import dev.conflayers.base.Json;
import dev.conflayers.base.ResultProblem;
import dev.conflayers.base.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Writes and reads frozen configurations. The last key, {@code sha256}, is the SHA-256 of the
 * file's text with this very value written as 64 zeros, so that nothing in it can change unnoticed.
 */
public final class FrozenFiles {
  private static final ObjectMapper JSON = Json.kebabCase().build();
  private static final String CHECKSUM = "sha256";
  private static final String ZEROS = "0".repeat(64);

  private FrozenFiles() {}

  /** Writes {@code frozen} atomically: a reader sees the old file or the new one. */
  public static void write(Path path, FrozenFile frozen) throws IOException {
    ObjectNode tree = JSON.valueToTree(frozen);
    tree.put(CHECKSUM, ZEROS);
    String text = Json.indented(JSON).writeValueAsString(tree) + "\n";
    Path absolute = path.toAbsolutePath();
    if (absolute.getParent() != null) {
      Files.createDirectories(absolute.getParent());
    }
    AtomicFiles.replace(absolute, replaceLast(text, ZEROS, Sha256.of(text)));
  }

  /**
   * Reads the file at {@code path}.
   *
   * @throws ResultProblem if it is truncated, of another format or version, or changed since it was
   *     written
   * @throws NoSuchFileException if there is none
   */
  public static FrozenFile read(Path path) throws IOException {
    String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    try {
      JsonNode tree = JSON.readTree(text);
      if (!(tree instanceof ObjectNode keys)
          || !tree.path("format").asText().equals(FrozenFile.FORMAT)) {
        throw new ResultProblem(
            path
                + " is not a frozen configuration: format must be "
                + FrozenFile.FORMAT
                + "; give a file that 'conflayers tune' wrote");
      }
      if (tree.path("version").asInt() != FrozenFile.VERSION) {
        throw new ResultProblem(
            path
                + ": version must be "
                + FrozenFile.VERSION
                + ", got "
                + tree.path("version")
                + "; use the version of conflayers that wrote it, or tune again");
      }
      requireChecksum(path, text, tree.path(CHECKSUM).asText());
      keys.remove(CHECKSUM);
      return JSON.treeToValue(keys, FrozenFile.class);
    } catch (JsonProcessingException e) {
      throw new ResultProblem(
          path
              + ": not readable, perhaps truncated: "
              + Json.reason(e)
              + "; restore the whole file, or tune again");
    }
  }

  private static void requireChecksum(Path path, String text, String written) {
    String actual =
        written.length() == ZEROS.length() ? Sha256.of(replaceLast(text, written, ZEROS)) : "";
    if (!actual.equals(written) || written.isEmpty()) {
      throw new ResultProblem(
          path
              + " was changed since it was written: sha256 must be "
              + (actual.isEmpty() ? "64 hexadecimal digits" : actual)
              + ", got '"
              + written
              + "'; restore the file as 'conflayers tune' wrote it, or tune again");
    }
  }

  private static String replaceLast(String text, String what, String by) {
    int at = text.lastIndexOf(what);
    return text.substring(0, at) + by + text.substring(at + what.length());
  }
}
