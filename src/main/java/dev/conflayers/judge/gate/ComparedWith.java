package dev.conflayers.judge.gate;

import dev.conflayers.evidence.RunView;
import dev.conflayers.record.RunRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run is to be compared with. */
public final class ComparedWith {
  private static final ComparedWith NOTHING = new ComparedWith(null, "", "", List.of(), "");

  private final @Nullable Baseline baseline;
  private final String baseStrategy;
  private final String headStrategy;
  private final List<RunRecord> otherBuild;
  private final String commit;

  private ComparedWith(
      @Nullable Baseline baseline,
      String baseStrategy,
      String headStrategy,
      List<RunRecord> otherBuild,
      String commit) {
    this.baseline = baseline;
    this.baseStrategy = baseStrategy;
    this.headStrategy = headStrategy;
    this.otherBuild = List.copyOf(otherBuild);
    this.commit = commit;
  }

  /** There is nothing. */
  public static ComparedWith nothing() {
    return NOTHING;
  }

  /** A stored baseline. */
  public static ComparedWith baseline(Baseline baseline) {
    return new ComparedWith(baseline, "", "", List.of(), "");
  }

  /** Another strategy of the same run, block by block. */
  public static ComparedWith strategy(String base, String head) {
    return new ComparedWith(null, base, head, List.of(), "");
  }

  /**
   * The same work measured by another build in the same session, run by run.
   *
   * @param commit of that build; empty where unknown
   */
  public static ComparedWith build(List<RunRecord> runs, String commit) {
    return new ComparedWith(null, "", "", runs, commit);
  }

  /** Returns the strategy that rules are about; empty for all but full depth. */
  String only() {
    return headStrategy;
  }

  @Nullable Base from(RunView head) {
    if (baseline != null) {
      return new StoredBase(baseline, head.run());
    }
    if (!otherBuild.isEmpty()) {
      return RunBase.build(RunView.pooled(otherBuild), head, commit);
    }
    return baseStrategy.isEmpty() ? null : RunBase.strategy(head, baseStrategy);
  }
}
