package dev.conflayers.record;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One measuring JVM: a line of {@code forks.jsonl}, written when it begins to measure. A resumed
 * fork has a line for each start.
 *
 * @param fork number, from 0
 * @param started UTC, ISO 8601
 * @param warmUpBlocks number of blocks of its warm-up
 * @param steady whether its timings were steady at the end of the warm-up
 * @param warmUp description of the last blocks of the warm-up
 * @param frozen the skip sets that steady strategies found
 * @param model provenance of the model as loaded, its kernels and their speeds
 * @param environment machine, operating system, JVM, load
 * @param process null for runs of format 4, which did not record it, and for imported ones
 */
public record ForkRecord(
    int fork,
    String started,
    int warmUpBlocks,
    boolean steady,
    String warmUp,
    List<FrozenSet> frozen,
    Map<String, String> model,
    Map<String, String> environment,
    @Nullable Jvm process) {
  public ForkRecord {
    frozen = List.copyOf(frozen);
    model = Collections.unmodifiableMap(new TreeMap<>(model));
    environment = Collections.unmodifiableMap(new TreeMap<>(environment));
  }

  /**
   * The measuring process: two forks in the same process are not independent replicates.
   *
   * @param session 0 for the fork's first start, 1 for its first resumption, and so on
   * @param pid process id of the operating system
   * @param bootId changes when the machine reboots; empty if the system does not report it
   */
  public record Jvm(int session, long pid, String bootId) {}

  /** Makes a record without a known process. */
  public ForkRecord(
      int fork,
      String started,
      int warmUpBlocks,
      boolean steady,
      String warmUp,
      List<FrozenSet> frozen,
      Map<String, String> model,
      Map<String, String> environment) {
    this(fork, started, warmUpBlocks, steady, warmUp, frozen, model, environment, null);
  }

  /** The skip set of a steady strategy on one task; layers are counted from 0. */
  public record FrozenSet(
      String task, String strategy, List<Integer> attention, List<Integer> mlp) {
    public FrozenSet {
      attention = List.copyOf(attention);
      mlp = List.copyOf(mlp);
    }
  }
}
