package dev.conflayers.judge.claim;

import dev.conflayers.evidence.Estimate;
import dev.conflayers.suite.declared.Claim;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Verdict of a run on a claim that its suite made beforehand.
 *
 * @param claim in words
 * @param finding the measured value, with its interval and population
 * @param reasons what voids the run for the claim or caps its verdict, and why a refutation stands
 *     all the same
 * @param next what would settle it; empty if it is settled
 * @param figures the estimates behind the verdict
 * @param test its p-values as one of a family; null if it is not tested at a level
 * @param sensitivity alternative analyses, for claims about speed
 */
public record ClaimVerdict(
    String claim,
    Claim.Kind kind,
    String strategy,
    State state,
    String finding,
    List<String> reasons,
    String next,
    List<Estimate> figures,
    @Nullable ClaimPValues test,
    List<Sensitivity> sensitivity) {
  public ClaimVerdict {
    reasons = List.copyOf(reasons);
    figures = List.copyOf(figures);
    sensitivity = List.copyOf(sensitivity);
  }

  /** Possible verdicts. */
  public enum State {
    /** The claim is shown, at the 5 % level. */
    CONFIRMED,
    /** The claim's contrary is shown, at the 5 % level. */
    REFUTED,
    /** Neither is shown, or the run is not fit to show it. */
    INCONCLUSIVE,
    /** The run says nothing about it. */
    INVALID,
    /** A published number, measured under other conditions than the run's. */
    NOT_COMPARABLE
  }

  /** What the numbers alone say about a claim. */
  enum Call {
    HOLDS,
    FAILS,
    OPEN
  }

  /**
   * Returns the verdict if the numbers say {@code call}.
   *
   * @param shaken whether another analysis contradicts
   * @param far whether the bound is missed by more than doubtful timing can explain
   */
  static State state(Call call, Grounds grounds, boolean shaken, boolean far) {
    if (!grounds.invalid().isEmpty()) {
      return State.INVALID;
    }
    if (call == Call.OPEN || shaken || grounds.caps(Grounds.Reach.BOTH)) {
      return State.INCONCLUSIVE;
    }
    if (call == Call.FAILS) {
      return far || !grounds.caps(Grounds.Reach.TIMING) ? State.REFUTED : State.INCONCLUSIVE;
    }
    return grounds.caps().isEmpty() ? State.CONFIRMED : State.INCONCLUSIVE;
  }
}
