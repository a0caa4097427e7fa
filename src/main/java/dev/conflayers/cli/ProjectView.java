package dev.conflayers.cli;

import dev.conflayers.projection.BesidePublished;
import dev.conflayers.projection.DraftPlan;
import dev.conflayers.projection.Projection;
import dev.conflayers.projection.ProjectionCheck;
import dev.conflayers.projection.Range;
import java.util.List;
import java.util.Locale;

/** Shows a projection: what it comes to first, then what it rests on. */
final class ProjectView {
  private final Terminal terminal;

  ProjectView(Terminal terminal) {
    this.terminal = terminal;
  }

  void show(ProjectCommand.Document document) {
    Projection projection = document.projection();
    terminal.println(terminal.styled("1", title(document)));
    tell("Times: " + projection.costs() + ". Acceptance: " + projection.acceptance() + ".");
    terminal.println("");
    headline(projection);
    limits(projection);
    terminal.println("");
    step(projection);
    drafts(projection);
    verifications(projection);
    outcomes(projection);
    if (!document.published().isEmpty()) {
      published(document.published());
    }
    if (document.check() != null) {
      check(document.check());
    }
  }

  private void tell(String text) {
    terminal.println(terminal.wrapped(text));
  }

  private static String title(ProjectCommand.Document document) {
    return String.format(
        Locale.ROOT,
        "%s: %d layers, %d wide, %.2f G weights a pass",
        document.model(),
        document.dimensions().layers(),
        document.dimensions().hidden(),
        document.dimensions().passWeights() / 1e9);
  }

  private void headline(Projection projection) {
    Projection.Outcome chosen = projection.chosen();
    tell(
        String.format(
            Locale.ROOT,
            "Drafts of %s: %s the speed of full depth (90%% of cases); %.1fx or more in %.0f%% of"
                + " them.",
            words(chosen.plan()),
            times(chosen.speedup()),
            projection.target(),
            100 * chosen.reachesTarget()));
    tell(
        projection.acceptanceNeeded() == null
            ? String.format(
                Locale.ROOT,
                "%.1fx is out of reach: with every token accepted the best draft comes to %.2fx.",
                projection.target(),
                projection.mostSpeedup())
            : String.format(
                Locale.ROOT,
                "%.1fx takes an acceptance of %.3f with the best draft for it; with every token"
                    + " accepted it would be %.2fx.",
                projection.target(),
                projection.acceptanceNeeded(),
                projection.mostSpeedup()));
  }

  private void limits(Projection projection) {
    for (Projection.Limit limit : projection.limits()) {
      terminal.println(String.format(Locale.ROOT, "  %.2fx if %s", limit.speedup(), limit.what()));
    }
  }

  private void step(Projection projection) {
    Range step = projection.stepSeconds();
    tell(
        String.format(
            Locale.ROOT,
            "A full-depth step takes %.2f ms [%.2f, %.2f], %.1f tokens a second.",
            1e3 * step.median(),
            1e3 * step.low(),
            1e3 * step.high(),
            1 / step.median()));
    for (Projection.Share share : projection.stepShares()) {
      terminal.println(
          String.format(
              Locale.ROOT, "  %3.0f%% shorter without %s", 100 * share.share(), share.what()));
    }
  }

  private void drafts(Projection projection) {
    terminal.println("");
    tell(
        "A draft pass, in steps: " + interval(projection.draft()) + ". By what is left out of it:");
    terminal.println("  layers skipped   both                 attention alone      mlp alone");
    for (Projection.DraftCost cost : projection.drafts()) {
      terminal.println(
          String.format(
              Locale.ROOT,
              "  %13.0f%%   %-20s %-20s %s",
              100 * cost.skipped(),
              interval(cost.both()),
              interval(cost.attention()),
              interval(cost.mlp())));
    }
  }

  private void verifications(Projection projection) {
    terminal.println("");
    tell("A verification, in steps, by its nodes:");
    for (Projection.VerificationCost cost : projection.verifications()) {
      terminal.println(
          String.format(Locale.ROOT, "  %5d  %s", cost.nodes(), interval(cost.cost())));
    }
  }

  private void outcomes(Projection projection) {
    terminal.println("");
    terminal.println(
        String.format(
            Locale.ROOT,
            "  draft    tokens a round   speedup               %.1fx or more",
            projection.target()));
    for (Projection.Outcome outcome : projection.chains()) {
      outcome(outcome);
    }
    tell("Trees, of each width the best depth:");
    for (Projection.Outcome outcome : projection.trees()) {
      outcome(outcome);
    }
  }

  private void outcome(Projection.Outcome outcome) {
    terminal.println(
        String.format(
            Locale.ROOT,
            "  %2d x %d   %14.2f   %-20s %9.0f%%",
            outcome.plan().depth(),
            outcome.plan().width(),
            outcome.tokens(),
            interval(outcome.speedup()),
            100 * outcome.reachesTarget()));
  }

  private void published(List<BesidePublished> rows) {
    terminal.println("");
    tell("Beside what was published, with the acceptance and skip ratio published with it:");
    for (BesidePublished row : rows) {
      tell(
          String.format(
              Locale.ROOT,
              "- %s: published %.3f%s; projected %s, %.3f if the host did nothing beside the"
                  + " passes%s",
              row.of(),
              row.published(),
              row.afterSearch() == null
                  ? ""
                  : String.format(Locale.ROOT, " (%.3f after the search)", row.afterSearch()),
              interval(row.projected()),
              row.passesAlone(),
              row.hostSeconds() == null
                  ? "."
                  : String.format(
                      Locale.ROOT,
                      "; the published ratio takes %.1f ms of host work beside each pass%s.",
                      1e3 * row.hostSeconds(),
                      row.stepSeconds() == null
                          ? ""
                          : String.format(
                              Locale.ROOT,
                              ", and the published step %.1f ms",
                              1e3 * row.stepSeconds()))));
    }
  }

  private void check(ProjectionCheck check) {
    terminal.println("");
    terminal.println(
        "  half  prompts  draft  projected             measured  ln error  of times  strategy");
    for (ProjectionCheck.Row row : check.rows()) {
      terminal.println(
          String.format(
              Locale.ROOT,
              "  %4d  %7d  %5.2f  %-20s  %8.3f  %+8.3f  %+8.3f  %s",
              row.half() + 1,
              row.prompts(),
              row.draft(),
              interval(row.projected()),
              row.measured(),
              row.error(),
              row.costError(),
              row.strategy()));
    }
    tell(
        String.format(
            Locale.ROOT,
            "Median of |ln(projected / measured)| over %d: %.3f; of the times of passes alone, with"
                + " the acceptance of the projected prompts themselves: %.3f.",
            check.rows().size(),
            check.medianError(),
            check.medianCostError()));
  }

  private static String words(DraftPlan plan) {
    String tokens = plan.depth() == 1 ? "one token" : plan.depth() + " tokens";
    return plan.width() == 1 ? tokens : tokens + " with " + plan.width() + " candidates each";
  }

  private static String times(Range range) {
    return String.format(
        Locale.ROOT, "%.2fx [%.2f, %.2f]", range.median(), range.low(), range.high());
  }

  private static String interval(Range range) {
    return String.format(
        Locale.ROOT, "%.3f [%.3f, %.3f]", range.median(), range.low(), range.high());
  }
}
