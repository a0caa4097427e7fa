package dev.conflayers.lab.projection;

import dev.conflayers.report.HtmlReport;
import dev.conflayers.report.JsonReport;
import dev.conflayers.report.MarkdownReport;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.page.CellText;
import dev.conflayers.report.page.Page;
import dev.conflayers.report.page.RichText;
import dev.conflayers.report.page.Table;
import dev.conflayers.report.section.ChartFiles;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The report of a projection: a page with charts. */
public final class ProjectionReport {
  private final Projected projected;

  public ProjectionReport(Projected projected) {
    this.projected = projected;
  }

  /** Returns the projection as one self-contained HTML file. */
  public String html() {
    return HtmlReport.render(page());
  }

  public String markdown() {
    return MarkdownReport.render(page());
  }

  public String json() {
    return JsonReport.document(projected);
  }

  /** Returns the charts' files by name. */
  public Map<String, byte[]> charts() {
    return ChartFiles.of(ProjectionCharts.of(projected), List.of("svg", "png", "csv"));
  }

  private Page page() {
    Projection projection = projected.projection();
    Page page = new Page("Projection for " + projected.title());
    page.say(RichText.none().strong(ProjectionWords.headline(projection)));
    page.say(RichText.none().plain(ProjectionWords.needed(projection)));
    page.say(
        "Nothing here was measured: all numbers are derived from the times and acceptance below.");
    page.items(
        ProjectionWords.limits(projection).stream().map(l -> RichText.none().plain(l)).toList());
    page.say(RichText.none().plain(ProjectionWords.basis(projection)));
    List<Picture> charts = ProjectionCharts.of(projected);
    page.section("Speedup by draft").charts(charts.subList(0, 1)).table(drafts(projection));
    page.section("Cost of passes").say(RichText.none().plain(ProjectionWords.step(projection)));
    page.items(
        ProjectionWords.shares(projection).stream().map(s -> RichText.none().plain(s)).toList());
    page.charts(charts.subList(1, 2)).table(passes(projection)).table(verifications(projection));
    if (!projected.published().isEmpty()) {
      page.section("Comparison with published results")
          .say("Each is projected with the acceptance and the skip ratio published with it.")
          .charts(charts.subList(2, 3))
          .items(
              ProjectionWords.published(projected).stream()
                  .map(p -> RichText.none().plain(p))
                  .toList())
          .say(RichText.none().plain(ProjectionWords.gap(projected)));
    }
    ProjectionCheck check = projected.check();
    if (check != null) {
      page.section("Comparison with measurements")
          .say(
              "Acceptance is estimated on half of a task's prompts; the other half is projected"
                  + " from it and compared with its measurements.")
          .charts(charts.subList(charts.size() - 1, charts.size()))
          .table(checked(check))
          .say(RichText.none().plain(ProjectionWords.errors(check)));
    }
    return page;
  }

  private static Table drafts(Projection projection) {
    Table table =
        new Table(
            "draft",
            "tokens per round",
            "draft passes",
            "speedup [90 %]",
            String.format(Locale.ROOT, "%.1fx or more", projection.target()));
    projection.chains().forEach(outcome -> row(table, outcome));
    projection.trees().forEach(outcome -> row(table, outcome));
    return table;
  }

  private static void row(Table table, Projection.Outcome outcome) {
    table.row(
        ProjectionWords.plan(outcome.plan()),
        CellText.number(outcome.tokens(), 2),
        CellText.number(outcome.draftPasses(), 2),
        ProjectionWords.range(outcome.speedup(), 3),
        String.format(Locale.ROOT, "%.0f %%", 100 * outcome.reachesTarget()));
  }

  private static Table passes(Projection projection) {
    Table table = new Table("layers skipped", "draft pass, in steps", "attention only", "mlp only");
    for (Projection.DraftCost cost : projection.drafts()) {
      table.row(
          String.format(Locale.ROOT, "%.0f %%", 100 * cost.skipped()),
          ProjectionWords.range(cost.both(), 3),
          ProjectionWords.range(cost.attention(), 3),
          ProjectionWords.range(cost.mlp(), 3));
    }
    return table;
  }

  private static Table verifications(Projection projection) {
    Table table = new Table("nodes", "verification, in steps");
    for (Projection.VerificationCost cost : projection.verifications()) {
      table.row(Integer.toString(cost.nodes()), ProjectionWords.range(cost.cost(), 3));
    }
    return table;
  }

  private static Table checked(ProjectionCheck check) {
    Table table =
        new Table(
            "strategy",
            "half",
            "prompts",
            "projected [90 % prediction]",
            "measured",
            "ln(projected / measured)");
    for (ProjectionCheck.Row row : check.rows()) {
      table.row(
          row.strategy(),
          Integer.toString(row.half() + 1),
          Integer.toString(row.prompts()),
          ProjectionWords.range(row.projected(), 3),
          CellText.number(row.measured(), 3),
          String.format(Locale.ROOT, "%+.3f", row.error()));
    }
    return table;
  }
}
