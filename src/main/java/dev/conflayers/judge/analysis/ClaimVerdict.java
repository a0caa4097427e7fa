package dev.conflayers.judge.analysis;

import dev.conflayers.evidence.Estimate;
import dev.conflayers.suite.declared.Claim;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run says about a claim that its suite made beforehand.
 *
 * @param claim in words
 * @param finding what was measured, with its interval and what that is about
 * @param reasons what makes the run invalid for the claim or caps what it may say, and why a
 *     refutation stands all the same
 * @param next what would settle it; empty where it is settled
 * @param figures what the verdict rests on
 * @param test its p-values as one of a family; null where it is not tested at a level
 * @param sensitivity the same analysed in other ways, for claims about speed
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

  /** What a run may say. */
  public enum State {
    /** The claim is shown, at the 5 % level. */
    CONFIRMED,
    /** Its contrary is. */
    REFUTED,
    /** Neither is, or the run is not fit to show it. */
    INCONCLUSIVE,
    /** The run says nothing about it. */
    INVALID,
    /** A published number is about something else than what was measured. */
    NOT_COMPARABLE
  }

  /** What the numbers alone say of a claim. */
  enum Call {
    HOLDS,
    FAILS,
    OPEN
  }

  /**
   * Returns the verdict where the numbers say {@code call}.
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
