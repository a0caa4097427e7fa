package dev.conflayers.judge.claim;

import java.util.List;
import java.util.stream.Stream;

/**
 * Reasons that void or cap a verdict, whatever the numbers.
 *
 * @param invalid reasons that the run says nothing about the claim
 * @param caps reasons that it cannot settle the claim, though it says something
 */
record Grounds(List<String> invalid, List<Cap> caps) {
  Grounds {
    invalid = List.copyOf(invalid);
    caps = List.copyOf(caps);
  }

  /** Which verdicts a cap rules out. */
  enum Reach {
    /** The run can neither confirm nor refute. */
    BOTH,
    /**
     * Times may be off by more than their interval covers: the run cannot confirm, and refutes only
     * if the bound is missed by more than a {@link TimingAllowance}.
     */
    TIMING,
    /** Passing the test would mean little; failing it keeps its meaning. */
    PASSING
  }

  /** One reason that caps what a run may say. */
  record Cap(String words, Reach reach) {}

  static Cap both(String words) {
    return new Cap(words, Reach.BOTH);
  }

  static Cap timing(String words) {
    return new Cap(words, Reach.TIMING);
  }

  static Cap passing(String words) {
    return new Cap(words, Reach.PASSING);
  }

  boolean caps(Reach reach) {
    return caps.stream().anyMatch(cap -> cap.reach() == reach);
  }

  /**
   * Returns what a reader must know about any verdict: what makes the run invalid, then what caps
   * it.
   */
  List<String> reasons() {
    return Stream.concat(invalid.stream(), caps.stream().map(Cap::words)).toList();
  }
}
