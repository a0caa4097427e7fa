package dev.conflayers.judge.analysis;

import java.util.List;
import java.util.stream.Stream;

/**
 * What stands between the numbers and a verdict.
 *
 * @param invalid why the run says nothing about the claim
 * @param caps why it cannot settle the claim, though it says something
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
     * Times may be off by more than their interval knows: the run cannot confirm, and refutes only
     * where the bound is missed by more than a {@link TimingAllowance}.
     */
    TIMING,
    /** Passing the test would mean little; failing it means what it says. */
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
   * Returns what a reader must know of the verdict, whichever it is: what makes the run invalid,
   * then what caps it.
   */
  List<String> reasons() {
    return Stream.concat(invalid.stream(), caps.stream().map(Cap::words)).toList();
  }
}
