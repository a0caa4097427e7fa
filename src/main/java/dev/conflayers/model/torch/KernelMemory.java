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
 * The best time that each kernel ever had on this machine, kept from start to start. A disturbance
 * only ever makes a kernel slower, so that the best of many starts ranks them where a single
 * calibration beside another program would not.
 */
final class KernelMemory {
  private static final String SUFFIX = ".txt";

  private final Optional<Path> file;
  private final Map<String, Long> best = new TreeMap<>();

  private KernelMemory(Optional<Path> file) {
    this.file = file;
  }

  /** Returns a memory that lasts as long as the object. */
  static KernelMemory none() {
    return new KernelMemory(Optional.empty());
  }

  /**
   * Returns what {@code directory} holds for {@code key}; nothing where there is no such file, and
   * nothing of a line that is not a name, a tab and a number of nanoseconds.
   *
   * @param key a file name without its suffix: whatever changes the times must change it
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

  /** Returns the best time that {@code what} has had, this one included. */
  long best(String what, long nanos) {
    return best.merge(what, nanos, Math::min);
  }

  /** Keeps the times for the next start, whole or not at all. */
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
