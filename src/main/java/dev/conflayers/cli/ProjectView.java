package dev.conflayers.cli;

import dev.conflayers.lab.projection.Projected;
import dev.conflayers.lab.projection.Projection;
import dev.conflayers.lab.projection.ProjectionCheck;
import dev.conflayers.lab.projection.ProjectionWords;
import dev.conflayers.lab.projection.Range;
import java.util.Locale;

/** Shows a projection: the speedup first, then its inputs. */
final class ProjectView {
  private final Terminal terminal;

  ProjectView(Terminal terminal) {
    this.terminal = terminal;
  }

  void show(Projected projected) {
    Projection projection = projected.projection();
    terminal.println(terminal.styled("1", projected.title()));
    tell(ProjectionWords.basis(projection));
    terminal.println("");
    terminal.println(terminal.styled("1", terminal.wrapped(ProjectionWords.headline(projection))));
    tell(ProjectionWords.needed(projection));
    ProjectionWords.limits(projection).forEach(limit -> terminal.println("  " + limit));
    terminal.println("");
    tell(ProjectionWords.step(projection));
    ProjectionWords.shares(projection).forEach(share -> terminal.println("  " + share));
    drafts(projection);
    verifications(projection);
    outcomes(projection);
    if (!projected.published().isEmpty()) {
      terminal.println("");
      tell(
          "Compared with what was published, with the acceptance and skip ratio published with"
              + " it:");
      ProjectionWords.published(projected).forEach(row -> tell("- " + row));
      tell(ProjectionWords.gap(projected));
    }
    if (projected.check() != null) {
      check(projected.check());
    }
  }

  private void tell(String text) {
    terminal.println(terminal.wrapped(text));
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
    tell(ProjectionWords.errors(check));
  }

  private static String interval(Range range) {
    return ProjectionWords.range(range, 3);
  }
}
