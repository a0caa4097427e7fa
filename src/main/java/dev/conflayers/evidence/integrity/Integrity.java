package dev.conflayers.evidence.integrity;

import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.integrity.Finding.Outcome;
import dev.conflayers.evidence.integrity.Finding.Reach;
import java.util.List;

/**
 * Audit of a run by its own record, consulted before any verdict: claims and gate rules that a
 * failed check concerns are INVALID, whatever the numbers say.
 *
 * @param findings of every check, in the order in which to show them
 */
public record Integrity(List<Finding> findings) {
  public Integrity {
    findings = List.copyOf(findings);
  }

  /** Checks a run by its record alone. */
  public static Integrity of(RunView run) {
    return new Integrity(Audit.of(run.record(), Surroundings.unknown()).findings());
  }

  /** Returns why nothing can be concluded from the run, not even how many trials failed. */
  public List<String> voidsRun() {
    return sentences(Outcome.FAIL, Reach.RUN, "");
  }

  /** Returns why nothing can be concluded about outputs and counts; empty if it can. */
  public List<String> voidsOutputs() {
    return sentences(Outcome.FAIL, Reach.RESULTS, "");
  }

  /** Returns why nothing can be concluded about the times of {@code strategy}. */
  public List<String> voidsTimes(String strategy) {
    return sentences(Outcome.FAIL, Reach.TIMES, strategy);
  }

  /** Returns why nothing can be concluded about the scores of {@code strategy}. */
  public List<String> voidsScores(String strategy) {
    return sentences(Outcome.FAIL, Reach.SCORES, strategy);
  }

  /** Returns why a verdict about the times of {@code strategy} is INCONCLUSIVE at best. */
  public List<String> capsTimes(String strategy) {
    return sentences(Outcome.CAP, Reach.TIMES, strategy);
  }

  /** Returns why a verdict about the text of {@code strategy} is INCONCLUSIVE at best. */
  public List<String> capsScores(String strategy) {
    return sentences(Outcome.CAP, Reach.SCORES, strategy);
  }

  /** Returns the findings that limit verdicts: failures and caps. */
  public List<Finding> against() {
    return findings.stream()
        .filter(f -> f.outcome() == Outcome.FAIL || f.outcome() == Outcome.CAP)
        .toList();
  }

  /** Returns the number of checks with this outcome. */
  public int count(Outcome outcome) {
    return (int) findings.stream().filter(f -> f.outcome() == outcome).count();
  }

  /** Returns whether the claims are those that the suite made before measuring. */
  public boolean claimsCameFirst() {
    return findings.stream()
        .anyMatch(f -> f.check().equals(PlanChecks.PLAN) && f.outcome() == Outcome.PASS);
  }

  private List<String> sentences(Outcome outcome, Reach kind, String strategy) {
    return findings.stream()
        .filter(f -> f.outcome() == outcome && f.concerns(kind, strategy))
        .map(Finding::words)
        .toList();
  }
}
