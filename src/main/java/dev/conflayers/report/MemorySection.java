package dev.conflayers.report;

import dev.conflayers.evidence.Memory;
import dev.conflayers.judge.analysis.Analysis;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the JVMs held in memory, and what each strategy's cache of keys and values took. */
final class MemorySection {
  private static final double MEGA = 1e6;

  private MemorySection() {}

  static void append(Page page, Analysis analysis) {
    Memory memory = analysis.machine().memory();
    if (memory.forks().isEmpty() && memory.caches().isEmpty()) {
      return;
    }
    page.section("Memory");
    Table forks =
        new Table("fork", "peak resident, MB", "weights, MB", "cache, MB", "heap after GC, MB");
    for (Memory.Fork fork : memory.forks()) {
      forks.row(
          Integer.toString(fork.fork()),
          megabytes(fork.peak()),
          megabytes(fork.weights()),
          megabytes(fork.cache()),
          megabytes(fork.heap()));
    }
    if (!forks.isEmpty()) {
      page.table(forks);
      page.say(
          "*Peak resident* is the most that a fork's process had in memory at any time, `VmHWM` of"
              + " Linux, with the engine's libraries and what loading took. A fork measures all"
              + " strategies in turn, so that its peak is of none of them alone. *Weights*: the"
              + " model's. *Cache*: keys and values of the longest prompt and output.");
    }
    Table caches = new Table("strategy", "longest request, positions", "cache, MB");
    for (Memory.Cache cache : memory.caches()) {
      caches.row(cache.strategy(), Integer.toString(cache.positions()), megabytes(cache.bytes()));
    }
    if (!caches.isEmpty()) {
      page.table(caches);
      page.say(
          "Computed from the model's shape, for one request. A strategy that drafts by skipping"
              + " layers shares the cache of its verification; layers that it skips are read less,"
              + " not kept less.");
    }
  }

  private static String megabytes(@Nullable Long bytes) {
    return bytes == null
        ? CellText.none("not told")
        : String.format(Locale.ROOT, "%.1f", bytes / MEGA);
  }
}
