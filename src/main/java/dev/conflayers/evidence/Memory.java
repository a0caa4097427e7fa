package dev.conflayers.evidence;

import dev.conflayers.result.ForkEnd;
import dev.conflayers.result.Measurement;
import dev.conflayers.result.RunRecord;
import dev.conflayers.result.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Memory of a run, in bytes: what each JVM had resident at its peak, with its model's weights and
 * its Java heap apart, and the key-value cache that the longest request of each strategy filled. A
 * JVM measures all strategies in turn, so that its peak is of none of them alone.
 *
 * @param forks JVMs that ended by themselves and of which something is known
 * @param caches empty where a cache's size is not known
 */
public record Memory(List<Fork> forks, List<Cache> caches) {
  /** The fact of a model that says how many bytes of cache a position takes. */
  public static final String CACHE_KEY = "cache-bytes-per-position";

  public Memory {
    forks = List.copyOf(forks);
    caches = List.copyOf(caches);
  }

  /** What one JVM held; of one that was resumed, the most of all its processes. */
  public record Fork(int fork, ForkEnd.Memory held) {}

  /**
   * The cache of the longest request of a strategy.
   *
   * @param positions of its prompt and output
   */
  public record Cache(String strategy, int positions, long bytes) {}

  /** Returns what is known of a run, or of several as one. */
  public static Memory of(RunView view) {
    SortedMap<Integer, ForkEnd.Memory> forks = new TreeMap<>();
    int before = 0;
    for (RunRecord run : view.runs()) {
      int first = before;
      for (ForkEnd end : run.forkEnds()) {
        ForkEnd.Memory held = end.memory();
        if (held != null) {
          forks.merge(first + end.fork(), held, Memory::larger);
        }
      }
      before += run.schedule().forks();
    }
    List<Fork> known = new ArrayList<>();
    forks.forEach((fork, held) -> known.add(new Fork(fork, held)));
    return new Memory(known, caches(view));
  }

  /** Returns the peak in words, the mean over JVMs. */
  public String peak() {
    OptionalDouble mean =
        forks.stream()
            .map(fork -> fork.held().peakResidentBytes())
            .filter(Objects::nonNull)
            .mapToLong(Long::longValue)
            .average();
    return mean.isEmpty()
        ? "unknown"
        : String.format(Locale.ROOT, "%.1f MB", mean.getAsDouble() / 1e6);
  }

  private static ForkEnd.Memory larger(ForkEnd.Memory one, ForkEnd.Memory other) {
    return new ForkEnd.Memory(
        larger(one.peakResidentBytes(), other.peakResidentBytes()),
        larger(one.weightBytes(), other.weightBytes()),
        larger(one.cacheBytes(), other.cacheBytes()),
        larger(one.heapAfterGcBytes(), other.heapAfterGcBytes()));
  }

  private static @Nullable Long larger(@Nullable Long one, @Nullable Long other) {
    return one == null ? other : other == null ? one : Long.valueOf(Math.max(one, other));
  }

  private static List<Cache> caches(RunView view) {
    List<Cache> caches = new ArrayList<>();
    String each = view.run().manifest().model().get(CACHE_KEY);
    if (each == null) {
      return caches;
    }
    for (Schedule.ScheduledStrategy strategy : view.run().schedule().strategies()) {
      int most = positions(view.trials(RunView.ALL_TASKS, strategy.name()));
      if (most > 0) {
        caches.add(new Cache(strategy.name(), most, most * Long.parseLong(each)));
      }
    }
    return caches;
  }

  /** Returns the positions of the longest prompt and output together; 0 where there is none. */
  public static int positions(List<Measurement> trials) {
    return trials.stream().mapToInt(m -> m.promptTokens() + m.emitted()).max().orElse(0);
  }
}
