package dev.conflayers.evidence;

import dev.conflayers.record.ForkRecord;
import java.util.List;

/**
 * The skip set that a search before measuring found for one task in one JVM; layers are counted
 * from 0.
 */
public record FrozenSet(String task, String strategy, List<Integer> attention, List<Integer> mlp) {
  public FrozenSet {
    attention = List.copyOf(attention);
    mlp = List.copyOf(mlp);
  }

  /** Returns the sets recorded for one JVM. */
  public static List<FrozenSet> of(ForkRecord fork) {
    return fork.frozen().stream()
        .map(set -> new FrozenSet(set.task(), set.strategy(), set.attention(), set.mlp()))
        .toList();
  }
}
