package dev.conflayers.report.section;

import dev.conflayers.evidence.Memory;
import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.report.page.CellText;
import dev.conflayers.report.page.Page;
import dev.conflayers.report.page.Table;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Memory of the JVMs, and the size of each strategy's key-value cache. */
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
          "*Peak resident* is the peak memory of a fork's process (Linux `VmHWM`), including the"
              + " engine's libraries and model loading. A fork measures all strategies, so its peak"
              + " cannot be attributed to one of them. *Weights*: of the model. *Cache*: keys and"
              + " values of the longest prompt and output.");
    }
    Table caches = new Table("strategy", "longest request, positions", "cache, MB");
    for (Memory.Cache cache : memory.caches()) {
      caches.row(cache.strategy(), Integer.toString(cache.positions()), megabytes(cache.bytes()));
    }
    if (!caches.isEmpty()) {
      page.table(caches);
      page.say(
          "Computed from the model's shape, for one request. A strategy that drafts by skipping"
              + " layers shares the cache with its verification; skipping layers saves reads, not"
              + " memory.");
    }
  }

  private static String megabytes(@Nullable Long bytes) {
    return bytes == null
        ? CellText.none("not stated")
        : String.format(Locale.ROOT, "%.1f", bytes / MEGA);
  }
}
