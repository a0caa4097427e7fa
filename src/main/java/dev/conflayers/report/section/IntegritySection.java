package dev.conflayers.report.section;

import dev.conflayers.evidence.integrity.Finding;
import dev.conflayers.evidence.integrity.Finding.Outcome;
import dev.conflayers.evidence.integrity.Integrity;
import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.report.page.Page;
import dev.conflayers.report.page.RichText;
import java.util.List;

/** The integrity checks that the run's record fails; they take precedence over every number. */
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
            + " checks of the record passed, and "
            + integrity.count(Outcome.NOT_CHECKED)
            + " could not be made; `conflayers audit` lists them.";
    List<Finding> against = integrity.against();
    page.say(
        against.isEmpty()
            ? counts + " None of them invalidates or limits the run's results."
            : counts + " These findings limit the run's results:");
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
