package dev.conflayers.base;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Atomic file replacement: a reader, or a restart after a crash, sees either all of the old content
 * or all of the new.
 *
 * <p>The content is written to a file in the same folder, forced to the device, and renamed. If
 * that fails, the old file is unchanged.
 */
public final class AtomicFiles {
  private static final String SUFFIX = ".part";

  private AtomicFiles() {}

  /** Writes the new content of a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes the complete content to {@code part}, which may already exist. */
    void writeTo(Path part) throws IOException;
  }

  /** Replaces {@code file} by {@code text} in UTF-8. */
  public static void replace(Path file, String text) throws IOException {
    replace(file, part -> Files.writeString(part, text));
  }

  /**
   * Replaces {@code file} through {@code NAME.part} in its folder.
   *
   * <p>Only one process at a time may do so; see {@link #replaceShared}.
   */
  public static void replace(Path file, Content content) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + SUFFIX);
    if (Files.isRegularFile(part)) {
      // A killed process may have left it, and a writer may append.
      Files.delete(part);
    }
    replace(file, part, content);
  }

  /** Replaces {@code file}, even if several processes do so at once: the last one wins. */
  public static void replaceShared(Path file, Content content) throws IOException {
    Path part;
    try {
      part =
          Files.createTempFile(
              file.toAbsolutePath().getParent(), file.getFileName().toString(), SUFFIX);
    } catch (IOException e) {
      throw failure(file, e);
    }
    replace(file, part, content);
  }

  /** Renames {@code part}, which is complete, to {@code file}, in one step where possible. */
  public static void move(Path part, Path file) throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      // A few network and overlay file systems cannot; a reader of them may see neither file.
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void replace(Path file, Path part, Content content) throws IOException {
    try {
      content.writeTo(part);
      try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      move(part, file);
    } catch (IOException e) {
      discard(part, e);
      throw failure(file, e);
    } catch (RuntimeException e) {
      discard(part, e);
      throw e;
    }
  }

  private static void discard(Path part, Exception why) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }

  private static IOException failure(Path file, IOException e) {
    return new IOException(file + " could not be written: " + e.getMessage(), e);
  }
}
