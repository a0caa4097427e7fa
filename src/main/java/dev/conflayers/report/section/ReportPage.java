package dev.conflayers.report.section;

import dev.conflayers.evidence.Imported;
import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.analysis.Choice;
import dev.conflayers.judge.analysis.StrategyVerdict;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.report.chart.Picture;
import dev.conflayers.report.gallery.Part;
import dev.conflayers.report.page.CellText;
import dev.conflayers.report.page.Page;
import dev.conflayers.report.page.RichText;
import dev.conflayers.report.page.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The content and order of a report: the verdict first, then its evidence. */
public final class ReportPage {
  private ReportPage() {}

  /** Returns the page of a report. */
  public static Page of(Report report) {
    Analysis analysis = report.analysis();
    Page page = new Page("Suite " + analysis.run().suite());
    ClaimsSection.append(page, analysis);
    verdict(page, analysis);
    IntegritySection.append(page, analysis, report.otherRuns());
    Choice choice = report.choice();
    if (choice != null) {
      ChoiceSection.append(page, choice);
    }
    measured(page, analysis);
    ClaimsSection.details(page, analysis);
    boolean times = analysis.run().times();
    if (times) {
      RankingSection.append(page, analysis);
      SpeedSection.append(page, analysis);
      page.charts(report.charts(Part.SPEED));
      LatencySection.append(page, analysis);
      page.charts(report.charts(Part.LATENCY));
    }
    TextSection.append(page, analysis);
    page.charts(report.charts(Part.TEXT));
    outputs(page, analysis);
    DraftingSection.append(page, analysis);
    page.charts(report.charts(Part.DRAFTING));
    if (times) {
      time(page, analysis);
      page.charts(report.charts(Part.TIME));
      CostSection.append(page, analysis);
    }
    quality(page, analysis);
    page.charts(report.charts(Part.QUALITY));
    RunSection.append(page, analysis);
    page.charts(report.charts(Part.MACHINE));
    MemorySection.append(page, analysis);
    MethodsSection.append(page, analysis);
    PaperSection.append(page, analysis);
    LimitsSection.append(page, analysis);
    if (times) {
      missing(page, report.charts());
    }
    environment(page, analysis);
    reproduce(page, analysis);
    return page;
  }

  private static void outputs(Page page, Analysis analysis) {
    if (!analysis.observations().outputs().isEmpty()) {
      page.section("Outputs side by side");
      page.say(
          "A few prompts of each task in one fork: those that diverge where full depth is most"
              + " certain, the fastest, the slowest and the first. Long outputs are truncated.");
      page.viewer(analysis.observations().outputs());
    }
  }

  private static void missing(Page page, List<Picture> charts) {
    List<RichText> missing =
        charts.stream()
            .filter(picture -> !picture.isDrawn())
            .map(
                picture ->
                    RichText.none()
                        .strong(picture.title())
                        .plain(": no data: " + picture.missing() + "."))
            .toList();
    if (!missing.isEmpty()) {
      page.section("Charts without data").items(missing);
    }
  }

  private static void verdict(Page page, Analysis analysis) {
    for (StrategyVerdict verdict : analysis.verdicts()) {
      String rest =
          Stream.of(verdict.tail(), verdict.text(), verdict.reason())
              .filter(sentence -> !sentence.isEmpty())
              .map(sentence -> " " + sentence)
              .collect(Collectors.joining());
      page.say(RichText.none().strong(verdict.speed()).plain(rest));
    }
    if (analysis.run().times()) {
      page.say(RichText.none().plain(analysis.control().sentence()));
    }
    if (!analysis.cautions().isEmpty()) {
      page.say("Read with care:");
      page.items(
          analysis.cautions().stream()
              .map(caution -> RichText.none().plain(caution.text()))
              .toList());
    }
  }

  private static void measured(Page page, Analysis analysis) {
    Analysis.RunFacts run = analysis.run();
    page.section("Measurement setup");
    if (run.imported() == null) {
      turns(page, run);
    } else {
      ImportSection.append(page, run, run.imported());
    }
    Table tasks = new Table("task", "dataset", "split", "prompts", "shots", "new tokens", "chat");
    for (Analysis.TaskFacts task : analysis.tasks()) {
      tasks.row(
          task.task() + " " + task.version(),
          task.dataset() + " " + shortHash(task.datasetSha256()),
          task.split(),
          task.prompts()
              + (task.templates() == null ? "" : " of " + task.templates() + " templates"),
          task.shots() < 0 ? CellText.none("not known") : Integer.toString(task.shots()),
          task.maxNewTokens() < 0 ? CellText.none("not known") : "up to " + task.maxNewTokens(),
          task.chat() ? "yes" : "no");
    }
    page.table(tasks);
    page.items(
        analysis.strategies().stream()
            .map(
                strategy ->
                    RichText.none()
                        .strong(strategy.name())
                        .plain(" (" + strategy.stateWord() + "): ")
                        .code(strategy.settings()))
            .toList());
  }

  private static void turns(Page page, Analysis.RunFacts run) {
    page.say(
        RichText.none()
            .plain(
                String.format(
                    Locale.ROOT,
                    "%d of %d trials in %d %s (one JVM each); in each trial one strategy continues"
                        + " one prompt. The strategies were interleaved on each prompt in random"
                        + " order. Baseline: ",
                    run.measuredTrials(),
                    run.plannedTrials(),
                    run.forks(),
                    run.forks() == 1 ? "fork" : "forks"))
            .code(run.baseline())
            .plain(
                ". A trial is timed from the call of the decoder to its return, including prefill"
                    + " and search."
                    + run.purpose()));
  }

  private static void time(Page page, Analysis analysis) {
    if (analysis.run().imported() != null) {
      // Imported files have the time of a prompt, without its phases.
      return;
    }
    Table table =
        new Table(
            "strategy",
            "task",
            "seconds",
            "prefill",
            "draft",
            "verify or decode",
            "search",
            "overhead");
    for (Comparison comparison : CellText.rows(analysis)) {
      Comparison.TimeSplit time = comparison.time();
      long total = time.total();
      table.row(
          comparison.strategy(),
          comparison.task(),
          CellText.number(total / 1e9, 2),
          CellText.share(time.prefill(), total),
          CellText.share(time.draft(), total),
          CellText.share(time.verify(), total),
          CellText.share(time.search(), total),
          CellText.share(time.overhead(), total));
    }
    page.section("Time by phase").table(table);
  }

  private static void quality(Page page, Analysis analysis) {
    Set<String> signatures = new TreeSet<>();
    Table table =
        new Table(
            "strategy",
            "task",
            "metric",
            "n",
            "baseline",
            "strategy",
            "difference",
            "same score",
            "p (sign flip)");
    for (Comparison comparison : CellText.rows(analysis)) {
      if (comparison.strategy().equals(analysis.run().baseline())) {
        continue;
      }
      for (Comparison.Quality quality : comparison.quality()) {
        table.row(
            comparison.strategy(),
            comparison.task(),
            quality.metric(),
            Integer.toString(quality.difference().n()),
            CellText.estimate(quality.baseline(), 3),
            CellText.estimate(quality.strategy(), 3),
            CellText.estimate(quality.difference(), 3),
            Integer.toString(quality.zeros()),
            CellText.number(quality.pValue(), 4));
        signatures.add(quality.signature());
      }
    }
    if (!table.isEmpty()) {
      page.section("Quality").table(table);
      page.say(
          "Scored against the datasets' references, with t intervals over prompts; for scores that"
              + " are right or wrong, Wilson intervals, and Tango's for the difference; where all"
              + " scores or differences are equal, the exact bound on what n prompts can miss."
              + " *difference* is paired, strategy minus baseline. An interval that contains 0 does"
              + " not prove equal quality; identical text does, and claims of kind quality are"
              + " judged by ruling out a loss. *p*: two-sided sign-flip test, 1 where every score"
              + " is the same. Signatures:");
      page.items(signatures.stream().map(signature -> RichText.none().code(signature)).toList());
    }
  }

  private static void environment(Page page, Analysis analysis) {
    page.section("Environment");
    Table table = new Table("what", "value");
    for (Map.Entry<String, String> fact : analysis.run().model().entrySet()) {
      table.row("model " + fact.getKey(), fact.getValue());
    }
    for (Map.Entry<String, String> fact : analysis.run().environment().entrySet()) {
      table.row(fact.getKey(), fact.getValue());
    }
    page.table(table);
    page.items(analysis.run().notes().stream().map(note -> RichText.none().plain(note)).toList());
  }

  private static void reproduce(Page page, Analysis analysis) {
    Analysis.RunFacts run = analysis.run();
    Imported imported = run.imported();
    page.section("Reproduce")
        .listing(
            imported == null
                ? "./conflayers run " + run.suitePath() + changes(run)
                : "./conflayers import " + String.join(" ", imported.arguments()));
    page.say(
        RichText.of("Run ")
            .code(run.run())
            .plain(", started " + run.started() + ", status " + run.status() + ", plan ")
            .code(run.fingerprint())
            .plain(
                ". A plan with the same fingerprint measures the same prompts with the same"
                    + " settings in the same order. Raw measurements: ")
            .code("measurements.jsonl")
            .plain(" and ")
            .code("agreement.jsonl")
            .plain(" of the run directory; this report depends on that directory only."));
  }

  private static String changes(Analysis.RunFacts run) {
    return run.changes().stream().map(change -> " --set " + change).collect(Collectors.joining());
  }

  private static String shortHash(String hash) {
    return hash.length() > 12 ? hash.substring(0, 12) : hash;
  }
}
