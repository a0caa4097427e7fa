package dev.conflayers.report.section;

import dev.conflayers.evidence.Estimate;
import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.claim.ClaimVerdict;
import dev.conflayers.judge.claim.Sensitivity;
import dev.conflayers.report.page.CellText;
import dev.conflayers.report.page.Page;
import dev.conflayers.report.page.RichText;
import dev.conflayers.report.page.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The verdict on each claim of the suite; the first section of a report. */
final class ClaimsSection {
  private ClaimsSection() {}

  static void append(Page page, Analysis analysis) {
    if (analysis.claims().isEmpty()) {
      return;
    }
    page.section("Claims");
    for (int i = 0; i < analysis.claims().size(); i++) {
      ClaimVerdict verdict = analysis.claims().get(i);
      page.say(
          RichText.none()
              .strong(number(i) + ". " + verdict.state())
              .plain(": " + verdict.claim() + ". " + verdict.finding()));
      List<RichText> reasons = new ArrayList<>();
      for (String reason : verdict.reasons()) {
        reasons.add(RichText.none().plain(reason));
      }
      page.items(reasons);
      if (!verdict.next().isEmpty()) {
        page.say(RichText.none().plain("To settle it: " + verdict.next()));
      }
    }
  }

  /** The evidence behind the verdicts: tests, estimates and sensitivity analyses. */
  static void details(Page page, Analysis analysis) {
    if (analysis.claims().isEmpty()) {
      return;
    }
    page.section("Evidence behind the verdicts");
    page.say(
        "One-sided tests at the 5 % level; claims about speed by Student's t over prompts and forks"
            + " and by the studentised bootstrap, which must agree. "
            + whenClaimed(analysis)
            + " Claims about text have levels: identical tokens (L0), tokens that diverge only at"
            + " ties (L1), scores that are no worse (L2); "
            + (analysis.run().random()
                ? "because texts are sampled, only L2 applies."
                : "because decoding is greedy, there are no distributions to compare (L3 does not"
                    + " apply)."));
    figures(page, analysis.claims());
    sensitivity(page, analysis.claims());
  }

  private static String whenClaimed(Analysis analysis) {
    if (analysis.run().imported() != null) {
      return "Claims were made after the times were known, so they are exploratory.";
    }
    return analysis.integrity().claimsCameFirst()
        ? "Claims were part of the plan and its fingerprint before anything was measured."
        : "The plan is not the one that the recorded suite produces, so nothing shows that the"
            + " claims preceded the times: they are exploratory at best.";
  }

  private static void figures(Page page, List<ClaimVerdict> claims) {
    Table table = new Table("claim", "estimand", "value and interval", "over", "level", "about");
    for (int i = 0; i < claims.size(); i++) {
      for (Estimate figure : claims.get(i).figures()) {
        table.row(
            number(i),
            (figure.estimand().symbol() + " " + figure.at()).strip(),
            CellText.figure(figure, 4, "not estimable"),
            CellText.replicates(figure),
            String.format(Locale.ROOT, "%.0f%%", 100 * figure.bounds().confidence()),
            figure.population().words());
      }
    }
    if (!table.isEmpty()) {
      page.table(table);
    }
  }

  private static void sensitivity(Page page, List<ClaimVerdict> claims) {
    Table table = new Table("claim", "alternative analysis", "S_geo", "agrees", "can overrule");
    for (int i = 0; i < claims.size(); i++) {
      for (Sensitivity again : claims.get(i).sensitivity()) {
        table.row(
            number(i),
            again.analysis(),
            value(again),
            switch (again.says()) {
              case SAME -> "yes";
              case UNSURE -> "inconclusive";
              case CONTRARY -> "no, contradicts";
            },
            again.overrules() ? "yes" : "no");
      }
    }
    if (!table.isEmpty()) {
      page.subsection("Sensitivity to the analysis").table(table);
      page.say(
          "90% intervals, including the variance between JVMs; for *left out*, the range of the"
              + " estimates. A verdict is INCONCLUSIVE if an analysis that can overrule it"
              + " contradicts it, that is, reaches the opposite verdict or has its estimate on the"
              + " other side of the bound.");
    }
  }

  private static String number(int claim) {
    return Integer.toString(claim + 1);
  }

  private static String value(Sensitivity again) {
    if (again.low() == null && again.high() == null) {
      return CellText.number(again.value(), 3);
    }
    String ends = CellText.number(again.low(), 3) + ", " + CellText.number(again.high(), 3);
    return again.range()
        ? ends.replace(",", " to")
        : CellText.number(again.value(), 3) + " [" + ends + "]";
  }
}
