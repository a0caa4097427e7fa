package dev.conflayers.evidence;

import dev.conflayers.base.ModelFacts;
import dev.conflayers.record.ForkEnd;
import dev.conflayers.record.RunRecord;
import dev.conflayers.suite.declared.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Memory use of a run, in bytes: each JVM's peak resident memory, model weights and Java heap, and
 * the key-value cache that the longest request of each strategy filled. A JVM measures all
 * strategies, so its peak belongs to none of them alone.
 *
 * @param forks JVMs that ended normally and recorded their memory
 * @param caches empty if a cache's size is unknown
 */
public record Memory(List<Fork> forks, List<Cache> caches) {
  public Memory {
    forks = List.copyOf(forks);
    caches = List.copyOf(caches);
  }

  /**
   * Memory use of one JVM; if it was resumed, the maximum over its processes. Unknown quantities
   * are null, never 0.
   *
   * @param peak resident bytes
   * @param weights bytes of the model
   * @param cache bytes of keys and values at their peak
   * @param heap bytes of the Java heap after a final collection
   */
  public record Fork(
      int fork,
      @Nullable Long peak,
      @Nullable Long weights,
      @Nullable Long cache,
      @Nullable Long heap) {
    private static Fork of(int fork, ForkEnd.Memory held) {
      return new Fork(
          fork,
          held.peakResidentBytes(),
          held.weightBytes(),
          held.cacheBytes(),
          held.heapAfterGcBytes());
    }

    private Fork larger(Fork other) {
      return new Fork(
          fork,
          Memory.larger(peak, other.peak),
          Memory.larger(weights, other.weights),
          Memory.larger(cache, other.cache),
          Memory.larger(heap, other.heap));
    }
  }

  /**
   * Key-value cache of a strategy's longest request.
   *
   * @param positions of its prompt and output together
   */
  public record Cache(String strategy, int positions, long bytes) {}

  /** Returns the memory use of a run, or of several pooled runs. */
  public static Memory of(RunView view) {
    SortedMap<Integer, Fork> forks = new TreeMap<>();
    int before = 0;
    for (RunRecord run : view.records()) {
      int first = before;
      for (ForkEnd end : run.forkEnds()) {
        ForkEnd.Memory held = end.memory();
        if (held != null) {
          Fork fork = Fork.of(first + end.fork(), held);
          forks.merge(fork.fork(), fork, Fork::larger);
        }
      }
      before += run.schedule().forks();
    }
    return new Memory(List.copyOf(forks.values()), caches(view));
  }

  /** Returns the peak in words, the mean over JVMs. */
  public String peak() {
    OptionalDouble mean =
        forks.stream()
            .map(Fork::peak)
            .filter(Objects::nonNull)
            .mapToLong(Long::longValue)
            .average();
    return mean.isEmpty()
        ? "unknown"
        : String.format(Locale.ROOT, "%.1f MB", mean.getAsDouble() / 1e6);
  }

  private static @Nullable Long larger(@Nullable Long one, @Nullable Long other) {
    return one == null ? other : other == null ? one : Long.valueOf(Math.max(one, other));
  }

  private static List<Cache> caches(RunView view) {
    List<Cache> caches = new ArrayList<>();
    String each = view.account().model().get(ModelFacts.CACHE_BYTES);
    if (each == null) {
      return caches;
    }
    for (Schedule.ScheduledStrategy strategy : view.schedule().strategies()) {
      int most = positions(view.trials(RunView.ALL_TASKS, strategy.name()));
      if (most > 0) {
        caches.add(new Cache(strategy.name(), most, most * Long.parseLong(each)));
      }
    }
    return caches;
  }

  /** Returns the positions of the longest prompt and output together; 0 without trials. */
  public static int positions(List<TrialView> trials) {
    return trials.stream()
        .mapToInt(m -> m.measurement().promptTokens() + m.measurement().emitted())
        .max()
        .orElse(0);
  }
}
