package dev.conflayers.model.torch;

import dev.conflayers.base.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Persistent record of each kernel's best time on this machine. Disturbances only make a kernel
 * slower, so the best of many starts ranks kernels reliably even if single calibrations run while
 * other programs are busy.
 */
final class KernelMemory {
  private static final String SUFFIX = ".txt";

  private final Optional<Path> file;
  private final Map<String, Long> best = new TreeMap<>();

  private KernelMemory(Optional<Path> file) {
    this.file = file;
  }

  /** Returns a record in memory, which is not kept. */
  static KernelMemory none() {
    return new KernelMemory(Optional.empty());
  }

  /**
   * Returns the record of {@code key} in {@code directory}; empty if there is no such file. Lines
   * that are not a name, a tab and a number of nanoseconds are ignored.
   *
   * @param key a file name without its suffix: it must differ wherever the times may differ
   */
  static KernelMemory in(Path directory, String key) throws IOException {
    KernelMemory memory = new KernelMemory(Optional.of(directory.resolve(key + SUFFIX)));
    try {
      memory.read(Files.readString(directory.resolve(key + SUFFIX), StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      // The first start.
    }
    return memory;
  }

  private void read(String text) {
    text.lines()
        .map(line -> line.split("\t", 2))
        .filter(parts -> parts.length == 2 && parts[1].matches("[1-9][0-9]{0,17}"))
        .forEach(parts -> best.put(parts[0], Long.parseLong(parts[1])));
  }

  /** Returns the best time of {@code what} so far, including {@code nanos}. */
  long best(String what, long nanos) {
    return best.merge(what, nanos, Math::min);
  }

  /** Saves the times atomically for the next start. */
  void keep() throws IOException {
    if (file.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder();
    best.forEach((what, nanos) -> text.append(what).append('\t').append(nanos).append('\n'));
    Path directory = file.get().toAbsolutePath().getParent();
    Files.createDirectories(directory);
    AtomicFiles.replaceShared(file.get(), part -> Files.writeString(part, text));
  }
}
