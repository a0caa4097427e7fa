package dev.conflayers.report;

import dev.conflayers.evidence.integrity.Finding;
import dev.conflayers.evidence.integrity.Finding.Outcome;
import dev.conflayers.evidence.integrity.Integrity;
import dev.conflayers.judge.analysis.Analysis;
import java.util.List;

/** Which checks of its record the run fails, since no number outweighs them. */
final class IntegritySection {
  private IntegritySection() {}

  static void append(Page page, Analysis analysis, String otherRuns) {
    Integrity integrity = analysis.integrity();
    page.section("Integrity");
    int passed = integrity.count(Outcome.PASS);
    String counts =
        passed
            + " of "
            + integrity.findings().size()
            + " checks of the record pass, and "
            + integrity.count(Outcome.NOT_CHECKED)
            + " could not be made; `conflayers audit` lists them.";
    List<Finding> against = integrity.against();
    page.say(
        against.isEmpty()
            ? counts + " None voids or limits what the run shows."
            : counts + " What follows limits what the run shows:");
    page.items(
        against.stream()
            .map(
                finding ->
                    RichText.none()
                        .strong(finding.outcome() == Outcome.FAIL ? "INVALID" : "INCONCLUSIVE")
                        .plain(" " + finding.words()))
            .toList());
    if (!otherRuns.isEmpty()) {
      page.say(RichText.none().strong("Other runs:").plain(" " + otherRuns));
    }
  }
}
