package dev.conflayers.lab.projection;

import dev.conflayers.report.chart.Axis;
import dev.conflayers.report.chart.Dot;
import dev.conflayers.report.chart.Ink;
import dev.conflayers.report.chart.Panel;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.chart.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The charts of a projection: speedup by draft, cost of passes, and comparisons with published and
 * measured speedups.
 */
public final class ProjectionCharts {
  private static final int ROW = 26;
  private static final int AROUND = 90;
  private static final double THICK = 4;

  private ProjectionCharts() {}

  /**
   * Returns the two charts of the projection, and one each for published and measured speedups if
   * available.
   */
  public static List<Picture> of(Projected projected) {
    List<Picture> charts = new ArrayList<>();
    charts.add(speedups(projected.projection()));
    charts.add(costs(projected.projection()));
    if (!projected.published().isEmpty()) {
      charts.add(published(projected.published()));
    }
    ProjectionCheck check = projected.check();
    if (check != null) {
      charts.add(measured(check));
    }
    return charts;
  }

  private static Picture speedups(Projection projection) {
    List<Dot> chains = new ArrayList<>();
    for (Projection.Outcome outcome : projection.chains()) {
      chains.add(dot(outcome.plan().depth(), outcome.speedup()));
    }
    Panel panel =
        Panel.of("", Axis.count("tokens of a draft"), Axis.ratio("speedup over full depth (log)"))
            .level(1, "")
            .level(projection.target(), String.format(Locale.ROOT, "%.1fx", projection.target()))
            .with(new Series.Band("", Ink.of(0), chains))
            .with(new Series.Curve("chain", Ink.of(0), false, chains));
    int ink = 1;
    for (Projection.Outcome tree : projection.trees()) {
      panel =
          panel.with(
              new Series.Dots(
                  tree.plan().width() + " candidates each, best depth",
                  Ink.of(ink++),
                  List.of(dot(tree.plan().depth(), tree.speedup()))));
    }
    return Picture.of(
        "projected-speedup",
        "Projected speedup by the length of a draft",
        List.of(
            "Median and 90 % interval, given the uncertainty of the machine and of the acceptance.",
            "Times: " + projection.costs() + ". Acceptance: " + projection.acceptance() + "."),
        "The projected speedup of chains by their length, and of trees at their best depth.",
        List.of(panel));
  }

  private static Picture costs(Projection projection) {
    Panel drafts =
        Panel.of(
            "draft pass", Axis.share("share of layers skipped"), Axis.linear("in steps").from(0));
    drafts = with(drafts, projection, "whole layers", 0, Projection.DraftCost::both);
    drafts = with(drafts, projection, "attention only", 1, Projection.DraftCost::attention);
    drafts = with(drafts, projection, "mlp only", 2, Projection.DraftCost::mlp);
    List<Dot> nodes = new ArrayList<>();
    for (Projection.VerificationCost cost : projection.verifications()) {
      nodes.add(dot(cost.nodes(), cost.cost()));
    }
    Panel verifications =
        Panel.of("verification", Axis.count("nodes"), Axis.linear("in steps").from(0))
            .with(new Series.Band("", Ink.of(3), nodes))
            .with(new Series.Curve("verification", Ink.of(3), false, nodes));
    return Picture.of(
            "projected-costs",
            "Cost of passes, in full-depth steps",
            List.of("Median and 90 % interval. Times: " + projection.costs() + "."),
            "The cost of a draft pass by the share of layers skipped, and of a verification by its"
                + " nodes.",
            List.of(drafts, verifications))
        .grid(2, 270);
  }

  private static Panel with(
      Panel panel,
      Projection projection,
      String name,
      int ink,
      Function<Projection.DraftCost, Range> cost) {
    List<Dot> dots = new ArrayList<>();
    for (Projection.DraftCost draft : projection.drafts()) {
      dots.add(dot(draft.skipped(), cost.apply(draft)));
    }
    return panel
        .with(new Series.Band("", Ink.of(ink), dots))
        .with(new Series.Curve(name, Ink.of(ink), false, dots));
  }

  private static Picture published(List<PublishedComparison> rows) {
    List<String> names = new ArrayList<>();
    List<Dot> projected = new ArrayList<>();
    List<Dot> totals = new ArrayList<>();
    List<Dot> steady = new ArrayList<>();
    List<Dot> alone = new ArrayList<>();
    for (PublishedComparison row : rows) {
      int at = names.size();
      names.add(row.of());
      projected.add(across(row.projected(), at));
      totals.add(Dot.at(row.published(), at));
      alone.add(Dot.at(row.passesAlone(), at));
      if (row.afterSearch() != null) {
        steady.add(Dot.at(row.afterSearch(), at));
      }
    }
    return Picture.of(
            "projected-published",
            "Projected and published speedup",
            List.of(
                "Bars: 90 % interval of the projection with the published acceptance and skip"
                    + " ratio. Passes alone: without other work on the host."),
            "The projected and the published speedup of each published result.",
            List.of(
                Panel.of("", Axis.ratio("speedup, log scale (right: faster)"), Axis.names(names))
                    .upright(1, "")
                    .with(new Series.Dots("projected", Ink.of(0).wide(THICK), projected))
                    .with(new Series.Dots("passes alone", Ink.grey().open(), alone))
                    .with(new Series.Dots("published, total", Ink.of(1), totals))
                    .with(
                        new Series.Dots("published, after the search", Ink.of(2).open(), steady))))
        .grid(1, AROUND + ROW * names.size());
  }

  private static Picture measured(ProjectionCheck check) {
    List<String> names = new ArrayList<>();
    List<Dot> projected = new ArrayList<>();
    List<Dot> measured = new ArrayList<>();
    for (ProjectionCheck.Row row : check.rows()) {
      int at = names.size();
      names.add(row.strategy() + ", half " + (row.half() + 1));
      projected.add(across(row.projected(), at));
      measured.add(Dot.at(row.measured(), at));
    }
    return Picture.of(
            "projected-measured",
            "Projected and measured speedup",
            List.of(
                "Bars: projected from the other half of the prompts, with the 90 % prediction"
                    + " interval for a run with the same number of prompts. Decode time only."),
            "The projected and the measured speedup of each strategy and half of the prompts.",
            List.of(
                Panel.of("", Axis.ratio("S_decode, log scale (right: faster)"), Axis.names(names))
                    .upright(1, "")
                    .with(new Series.Dots("projected", Ink.of(0).wide(THICK), projected))
                    .with(new Series.Dots("measured", Ink.of(1), measured))))
        .grid(1, AROUND + ROW * names.size());
  }

  private static Dot dot(double x, Range range) {
    return Dot.at(x, range.median()).y(range.low(), range.high());
  }

  private static Dot across(Range range, int row) {
    return Dot.at(range.median(), row).x(range.low(), range.high());
  }
}
