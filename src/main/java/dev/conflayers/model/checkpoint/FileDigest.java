package dev.conflayers.model.checkpoint;

import dev.conflayers.base.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Identity of a file's content.
 *
 * @param sha256 in lower-case hexadecimal
 */
public record FileDigest(String sha256, long bytes) {
  public static FileDigest of(Path file) {
    try {
      return new FileDigest(Sha256.of(file), Files.size(file));
    } catch (IOException e) {
      throw new CheckpointProblem(file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
