package dev.conflayers.evidence.integrity;

import dev.conflayers.evidence.integrity.Finding.Outcome;
import dev.conflayers.evidence.integrity.Finding.Reach;
import dev.conflayers.result.RunRecord;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a run's own record says against conclusions from it. Whoever judges a run asks this first:
 * claims and gate rules that fall under a failed check are INVALID, whatever the numbers say.
 *
 * @param findings of every check, in the order in which to show them
 */
public record Integrity(List<Finding> findings) {
  public Integrity {
    findings = List.copyOf(findings);
  }

  /** Checks a run by its record alone. */
  public static Integrity of(RunRecord run) {
    return new Integrity(Audit.of(run, Surroundings.unknown()).findings());
  }

  /** Returns why nothing can be concluded about the times of {@code strategy}; empty if it can. */
  public List<String> voidsTimes(String strategy) {
    return sentences(
        Outcome.FAIL,
        f ->
            f.reach() == Reach.RUN
                || (f.reach() == Reach.TIMES
                    && (f.strategy() == null || f.strategy().equals(strategy))));
  }

  /** Returns why nothing can be concluded about scores. */
  public List<String> voidsScores() {
    return sentences(Outcome.FAIL, f -> f.reach() != Reach.TIMES);
  }

  /** Returns why nothing can be concluded about outputs and counts. */
  public List<String> voidsOutputs() {
    return sentences(Outcome.FAIL, f -> f.reach() == Reach.RUN);
  }

  /** Returns why a verdict about times can be no more than INCONCLUSIVE. */
  public List<String> capsTimes() {
    return sentences(Outcome.CAP, f -> f.reach() != Reach.SCORES);
  }

  /** Returns the findings that a reader of a verdict must know. */
  public List<Finding> against() {
    return findings.stream()
        .filter(f -> f.outcome() == Outcome.FAIL || f.outcome() == Outcome.CAP)
        .toList();
  }

  private List<String> sentences(Outcome outcome, Predicate<Finding> concerned) {
    return findings.stream()
        .filter(f -> f.outcome() == outcome)
        .filter(concerned)
        .map(f -> f.check() + ": " + f.evidence())
        .toList();
  }
}
