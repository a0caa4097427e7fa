package dev.conflayers.report;

import dev.conflayers.base.Kebab;
import dev.conflayers.base.ModelFacts;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.judge.analysis.RunSummary;
import dev.conflayers.judge.analysis.StrategyVerdict;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.gallery.History;
import dev.conflayers.report.page.CellText;
import dev.conflayers.report.page.Page;
import dev.conflayers.report.page.RichText;
import dev.conflayers.report.page.Table;
import dev.conflayers.report.section.ChartFiles;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An overview of many runs, oldest first, with a link to the report of each. */
public final class RunsReport {
  private final List<Entry> entries;
  private final List<Unread> unread;

  /** A run and the path of its report; empty if there is none. */
  public record Entry(RunSummary summary, String report) {}

  /** A run directory that could not be read, and why. */
  public record Unread(String directory, String why) {}

  public RunsReport(List<Entry> entries, List<Unread> unread) {
    this.entries = List.copyOf(entries);
    this.unread = List.copyOf(unread);
  }

  /** Returns the overview as one file for a browser. */
  public String html() {
    return HtmlReport.render(page());
  }

  public String markdown() {
    return MarkdownReport.render(page());
  }

  /** Returns the number of runs, in words. */
  public String counts() {
    return entries.size()
        + (entries.size() == 1 ? " run" : " runs")
        + (unread.isEmpty() ? "" : ", " + unread.size() + " that could not be read")
        + ".";
  }

  /** Returns the overview as JSON. */
  record Document(List<Entry> runs, List<Unread> unread) {
    Document {
      runs = List.copyOf(runs);
      unread = List.copyOf(unread);
    }
  }

  public String json() {
    return JsonReport.document(new Document(entries, unread));
  }

  /** Returns the chart's files by name. */
  public Map<String, byte[]> charts() {
    Picture history = history();
    return history.isDrawn()
        ? ChartFiles.of(List.of(history), List.of("svg", "csv"))
        : new TreeMap<>();
  }

  private Picture history() {
    return History.of(entries.stream().map(Entry::summary).toList());
  }

  private Page page() {
    Page page = new Page("Runs");
    page.say(
        entries.isEmpty()
            ? "There are no runs."
            : String.format(
                Locale.ROOT,
                "%d %s, oldest first. Speedups are S_geo over all tasks, relative to full depth in"
                    + " the same run, with intervals; use `conflayers compare` to compare two"
                    + " runs.",
                entries.size(),
                entries.size() == 1 ? "run" : "runs"));
    if (!entries.isEmpty()) {
      page.table(table());
    }
    Picture history = history();
    page.section("History").charts(List.of(history));
    if (!history.isDrawn()) {
      page.say(RichText.none().plain("No data: " + history.missing() + "."));
    }
    claims(page);
    if (!unread.isEmpty()) {
      page.section("Unreadable runs");
      page.items(
          unread.stream()
              .map(one -> RichText.none().code(one.directory()).plain(": " + one.why()))
              .toList());
    }
    return page;
  }

  private Table table() {
    Table table =
        new Table(
            "run",
            "#",
            "strategy",
            "speedup",
            "over",
            "verdict",
            "same text",
            "suite",
            "status",
            "forks",
            "prompts",
            "model",
            "machine",
            "started");
    for (int i = 0; i < entries.size(); i++) {
      RunSummary run = entries.get(i).summary();
      List<RunSummary.Headline> strategies =
          run.strategies().isEmpty()
              ? List.of(new RunSummary.Headline("none", null, null, 0, 0))
              : run.strategies();
      for (RunSummary.Headline strategy : strategies) {
        Estimate speed = strategy.speed();
        table.linked(
            entries.get(i).report(),
            run.run(),
            Integer.toString(i + 1),
            strategy.strategy(),
            CellText.figure(speed, 3, "nothing was timed"),
            speed == null ? CellText.none("nothing was timed") : CellText.replicates(speed),
            verdict(strategy.outcome()),
            strategy.compared() == 0
                ? CellText.none("nothing was compared")
                : strategy.identical() + "/" + strategy.compared(),
            run.suite(),
            run.status(),
            Integer.toString(run.forks()),
            Integer.toString(run.prompts()),
            run.modelName()
                + ", "
                + run.model().getOrDefault(ModelFacts.DTYPE, "dtype not recorded"),
            run.model().getOrDefault(ModelFacts.DEVICE, "device not recorded")
                + ", "
                + run.environment().getOrDefault("cpu", "processor not recorded"),
            run.started());
      }
    }
    return table;
  }

  private static String verdict(StrategyVerdict.@Nullable Outcome outcome) {
    return outcome == null ? CellText.none("no verdict") : Kebab.words(outcome);
  }

  private void claims(Page page) {
    Table table = new Table("run", "#", "claim", "verdict");
    for (int i = 0; i < entries.size(); i++) {
      RunSummary run = entries.get(i).summary();
      for (RunSummary.Claim claim : run.claims()) {
        table.linked(
            entries.get(i).report(),
            run.run(),
            Integer.toString(i + 1),
            claim.claim(),
            claim.state().name());
      }
    }
    if (!table.isEmpty()) {
      page.section("Claims").table(table);
    }
  }
}
