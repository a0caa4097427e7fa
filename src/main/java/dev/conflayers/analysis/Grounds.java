package dev.conflayers.analysis;

import java.util.List;

/**
 * What stands between the numbers and a verdict.
 *
 * @param invalid why the run says nothing about the claim
 * @param caps why it cannot confirm it, though it may refute it
 */
record Grounds(List<String> invalid, List<String> caps) {
  Grounds {
    invalid = List.copyOf(invalid);
    caps = List.copyOf(caps);
  }

  /** Returns what a reader of a verdict in this state must know. */
  List<String> reasons(ClaimVerdict.State state) {
    return switch (state) {
      case INVALID -> invalid;
      case INCONCLUSIVE -> caps;
      case CONFIRMED, REFUTED, NOT_COMPARABLE -> List.of();
    };
  }
}
