package dev.conflayers.record;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One JVM that measured: a line of {@code forks.jsonl}, written when it begins to measure. A fork
 * that was resumed has a line for each time.
 *
 * @param fork number, from 0
 * @param started UTC, ISO 8601
 * @param warmUpBlocks how many blocks it warmed up on
 * @param steady whether its timings had become steady when it stopped warming up
 * @param warmUp in words, what the last blocks of warming up looked like
 * @param frozen the skip sets that steady strategies found
 * @param model provenance of the model as loaded, its kernels and their speeds
 * @param environment machine, operating system, JVM, load
 * @param process null for runs of format 4, which did not keep it, and for imported ones
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
   * The process that measured: two forks that share one are no replicates of each other.
   *
   * @param session 0 where the fork measured for the first time, 1 where it was resumed, and so on
   * @param pid of the operating system
   * @param bootId changes when the machine starts again; empty where the system does not tell
   */
  public record Jvm(int session, long pid, String bootId) {}

  /** A JVM of which no process is known. */
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
