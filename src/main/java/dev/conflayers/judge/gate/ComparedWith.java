package dev.conflayers.judge.gate;

import dev.conflayers.evidence.RunView;
import org.jspecify.annotations.Nullable;

/** What a run is to be compared with. */
public final class ComparedWith {
  private static final ComparedWith NOTHING = new ComparedWith(null, "", "", null, "");

  private final @Nullable Baseline baseline;
  private final String baseStrategy;
  private final String headStrategy;
  private final @Nullable RunView otherBuild;
  private final String commit;

  private ComparedWith(
      @Nullable Baseline baseline,
      String baseStrategy,
      String headStrategy,
      @Nullable RunView otherBuild,
      String commit) {
    this.baseline = baseline;
    this.baseStrategy = baseStrategy;
    this.headStrategy = headStrategy;
    this.otherBuild = otherBuild;
    this.commit = commit;
  }

  /** There is nothing. */
  public static ComparedWith nothing() {
    return NOTHING;
  }

  /** A stored baseline. */
  public static ComparedWith baseline(Baseline baseline) {
    return new ComparedWith(baseline, "", "", null, "");
  }

  /** Another strategy of the same run, block by block. */
  public static ComparedWith strategy(String base, String head) {
    return new ComparedWith(null, base, head, null, "");
  }

  /**
   * The same work measured by another build in the same session, run by run.
   *
   * @param runs as many as of the build that is judged
   * @param commit of that build; empty where unknown
   */
  public static ComparedWith build(RunView runs, String commit) {
    return new ComparedWith(null, "", "", runs, commit);
  }

  /** Returns the strategy that rules are about; empty for all but full depth. */
  String only() {
    return headStrategy;
  }

  @Nullable Base from(RunView head) {
    if (baseline != null) {
      return new StoredBase(baseline, head);
    }
    if (otherBuild != null) {
      return RunBase.build(otherBuild, head, commit);
    }
    return baseStrategy.isEmpty() ? null : RunBase.strategy(head, baseStrategy);
  }
}
