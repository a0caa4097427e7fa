package dev.conflayers.judge.gate;

import dev.conflayers.evidence.RunView;
import org.jspecify.annotations.Nullable;

/** Choice of the base that a run is compared with. */
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

  /** Returns the choice of no base. */
  public static ComparedWith nothing() {
    return NOTHING;
  }

  /** Returns the choice of a stored baseline. */
  public static ComparedWith baseline(Baseline baseline) {
    return new ComparedWith(baseline, "", "", null, "");
  }

  /** Returns the choice of another strategy of the same run, block by block. */
  public static ComparedWith strategy(String base, String head) {
    return new ComparedWith(null, base, head, null, "");
  }

  /**
   * Returns the choice of another build, measured with the same work in the same session, run by
   * run.
   *
   * @param runs as many as for the judged build
   * @param commit of that build; empty if unknown
   */
  public static ComparedWith build(RunView runs, String commit) {
    return new ComparedWith(null, "", "", runs, commit);
  }

  /** Returns the strategy that rules are about; empty for all except full depth. */
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
