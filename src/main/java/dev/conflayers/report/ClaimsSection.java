package dev.conflayers.report;

import dev.conflayers.analysis.Analysis;
import dev.conflayers.analysis.ClaimVerdict;
import dev.conflayers.analysis.Figure;
import dev.conflayers.analysis.Sensitivity;
import java.util.List;
import java.util.Locale;

/** What the run says about the claims of its suite, before anything else. */
final class ClaimsSection {
  private ClaimsSection() {}

  static void append(StringBuilder md, Analysis analysis) {
    if (analysis.claims().isEmpty()) {
      return;
    }
    md.append("## Claims\n\n");
    for (int i = 0; i < analysis.claims().size(); i++) {
      ClaimVerdict verdict = analysis.claims().get(i);
      md.append("**").append(number(i)).append(". ").append(verdict.state()).append("**: ");
      md.append(Cells.text(verdict.claim())).append(". ");
      md.append(Cells.text(verdict.finding())).append("\n\n");
      for (String reason : verdict.reasons()) {
        md.append("- ").append(Cells.text(reason)).append('\n');
      }
      md.append(verdict.reasons().isEmpty() ? "" : "\n");
      if (!verdict.next().isEmpty()) {
        md.append("What would settle it: ").append(Cells.text(verdict.next())).append("\n\n");
      }
    }
    md.append(
        "One-sided tests at the 5 % level; claims about speed by Student's t over prompts and forks"
            + " and by the studentised bootstrap, which must agree. Claims were part of the plan,"
            + " and of its fingerprint, before anything was measured. Claims about text are a"
            + " ladder: identical tokens (L0), tokens that part only at ties (L1), scores that are no"
            + " worse (L2); as decoding is greedy, there are no distributions to compare (L3 does not"
            + " apply).\n\n");
    figures(md, analysis.claims());
    sensitivity(md, analysis.claims());
  }

  private static void figures(StringBuilder md, List<ClaimVerdict> claims) {
    MarkdownTable table =
        new MarkdownTable("claim", "estimand", "value and interval", "over", "level", "about");
    for (int i = 0; i < claims.size(); i++) {
      for (Figure figure : claims.get(i).figures()) {
        table.row(
            number(i),
            Cells.text((figure.estimand().symbol() + " " + figure.at()).strip()),
            Cells.figure(figure, 4),
            Cells.replicates(figure),
            String.format(Locale.ROOT, "%.0f%%", 100 * figure.bounds().confidence()),
            Cells.text(figure.population().words()));
      }
    }
    if (!table.isEmpty()) {
      md.append("What the verdicts rest on, claim by claim:\n\n").append(table).append('\n');
    }
  }

  private static void sensitivity(StringBuilder md, List<ClaimVerdict> claims) {
    MarkdownTable table =
        new MarkdownTable("claim", "analysed again", "S_geo", "says the same", "must it");
    for (int i = 0; i < claims.size(); i++) {
      for (Sensitivity again : claims.get(i).sensitivity()) {
        table.row(
            number(i),
            Cells.text(again.analysis()),
            value(again),
            again.agrees() ? "yes" : "no",
            again.overrules() ? "yes" : "no");
      }
    }
    if (!table.isEmpty()) {
      md.append("### Does it depend on how it is analysed?\n\n").append(table).append('\n');
      md.append(
          "90% intervals; with *left out*, the range of the estimates. A verdict that one of those"
              + " that must agree does not share is INCONCLUSIVE.\n\n");
    }
  }

  private static String number(int claim) {
    return Integer.toString(claim + 1);
  }

  private static String value(Sensitivity again) {
    if (again.low() == null && again.high() == null) {
      return Cells.number(again.value(), 3);
    }
    String ends = Cells.number(again.low(), 3) + ", " + Cells.number(again.high(), 3);
    return again.range()
        ? ends.replace(",", " to")
        : Cells.number(again.value(), 3) + " [" + ends + "]";
  }
}
