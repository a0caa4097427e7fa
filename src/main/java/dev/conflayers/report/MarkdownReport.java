package dev.conflayers.report;

import dev.conflayers.analysis.Analysis;
import dev.conflayers.analysis.Caution;
import dev.conflayers.analysis.Comparison;
import dev.conflayers.analysis.Verdict;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The report people read: the verdict first, then what it rests on. */
public final class MarkdownReport implements ReportFormat {
  @Override
  public String fileName() {
    return "report.md";
  }

  @Override
  public String render(Analysis analysis) {
    StringBuilder md = new StringBuilder();
    md.append("# Suite ").append(Cells.text(analysis.run().suite())).append("\n\n");
    ClaimsSection.append(md, analysis);
    verdict(md, analysis);
    measured(md, analysis);
    SpeedSection.append(md, analysis);
    TextSection.append(md, analysis);
    DraftingSection.append(md, analysis);
    time(md, analysis);
    CostSection.append(md, analysis);
    quality(md, analysis);
    RunSection.append(md, analysis);
    MethodsSection.append(md, analysis);
    environment(md, analysis);
    reproduce(md, analysis);
    return md.toString();
  }

  private static void verdict(StringBuilder md, Analysis analysis) {
    for (Verdict verdict : analysis.verdicts()) {
      md.append("**").append(Cells.text(verdict.speed())).append("**");
      Stream.of(verdict.text(), verdict.reason())
          .filter(sentence -> !sentence.isEmpty())
          .forEach(sentence -> md.append(' ').append(Cells.text(sentence)));
      md.append("\n\n");
    }
    md.append(Cells.text(analysis.control().sentence())).append("\n\n");
    if (!analysis.cautions().isEmpty()) {
      md.append("Read with care:\n\n");
      for (Caution caution : analysis.cautions()) {
        md.append("- ").append(Cells.text(caution.text())).append('\n');
      }
      md.append('\n');
    }
  }

  private static void measured(StringBuilder md, Analysis analysis) {
    Analysis.RunFacts run = analysis.run();
    md.append("## What was measured\n\n");
    md.append(
        String.format(
            Locale.ROOT,
            "%d of %d trials in %d %s (a JVM each), each one strategy continuing one prompt. The"
                + " strategies took turns on each prompt in random order. Baseline: %s. A trial is timed from the decoder's"
                + " call to its return, prefill and search included.\n\n",
            run.measuredTrials(),
            run.plannedTrials(),
            run.forks(),
            run.forks() == 1 ? "fork" : "forks",
            Cells.code(run.baseline())));
    MarkdownTable tasks =
        new MarkdownTable("task", "data set", "split", "prompts", "shots", "new tokens", "chat");
    for (Analysis.TaskFacts task : analysis.tasks()) {
      tasks.row(
          Cells.text(task.task()) + " " + Cells.text(task.version()),
          Cells.text(task.dataset()) + " " + Cells.code(shortHash(task.datasetSha256())),
          Cells.text(task.split()),
          Integer.toString(task.prompts()),
          Integer.toString(task.shots()),
          "up to " + task.maxNewTokens(),
          task.chat() ? "yes" : "no");
    }
    md.append(tasks).append('\n');
    for (Analysis.StrategyFacts strategy : analysis.strategies()) {
      md.append("- **").append(Cells.text(strategy.name())).append("** (");
      md.append(Cells.text(strategy.state())).append("): ");
      md.append(Cells.code(strategy.settings())).append('\n');
    }
    md.append('\n');
  }

  private static void time(StringBuilder md, Analysis analysis) {
    MarkdownTable table =
        new MarkdownTable(
            "strategy",
            "task",
            "seconds",
            "prefill",
            "draft",
            "verify or decode",
            "search",
            "overhead");
    for (Comparison comparison : Cells.rows(analysis)) {
      Comparison.TimeSplit time = comparison.time();
      long total = time.total();
      table.row(
          Cells.text(comparison.strategy()),
          Cells.text(comparison.task()),
          Cells.number(total / 1e9, 2),
          Cells.share(time.prefill(), total),
          Cells.share(time.draft(), total),
          Cells.share(time.verify(), total),
          Cells.share(time.search(), total),
          Cells.share(time.overhead(), total));
    }
    md.append("## Where the time went\n\n").append(table).append('\n');
  }

  private static void quality(StringBuilder md, Analysis analysis) {
    Set<String> signatures = new TreeSet<>();
    MarkdownTable table =
        new MarkdownTable(
            "strategy",
            "task",
            "metric",
            "n",
            "baseline",
            "strategy",
            "difference",
            "same score",
            "p (sign flip)");
    for (Comparison comparison : Cells.rows(analysis)) {
      if (comparison.strategy().equals(analysis.run().baseline())) {
        continue;
      }
      for (Comparison.Quality quality : comparison.quality()) {
        table.row(
            Cells.text(comparison.strategy()),
            Cells.text(comparison.task()),
            Cells.text(quality.metric()),
            Integer.toString(quality.difference().n()),
            Cells.estimate(quality.baseline(), 3),
            Cells.estimate(quality.strategy(), 3),
            Cells.estimate(quality.difference(), 3),
            Integer.toString(quality.zeros()),
            Cells.number(quality.pValue(), 4));
        signatures.add(quality.signature());
      }
    }
    if (!table.isEmpty()) {
      md.append("## Quality\n\n").append(table).append('\n');
      md.append(
          "Against the data sets' references, with t intervals over prompts (Wilson intervals where"
              + " every score is right or wrong); *difference* is paired,"
              + " strategy minus baseline. An interval that contains 0 is no proof of equal"
              + " quality; identical text is, and claims of kind quality are judged by ruling a loss out."
              + " *p*: two-sided sign-flip test, 1 where every score is the same. Signatures:\n\n");
      signatures.forEach(signature -> md.append("- `").append(signature).append("`\n"));
      md.append('\n');
    }
  }

  private static void environment(StringBuilder md, Analysis analysis) {
    md.append("## Environment\n\n");
    MarkdownTable table = new MarkdownTable("what", "value");
    for (Map.Entry<String, String> fact : analysis.run().model().entrySet()) {
      table.row("model " + Cells.text(fact.getKey()), Cells.text(fact.getValue()));
    }
    for (Map.Entry<String, String> fact : analysis.run().environment().entrySet()) {
      table.row(Cells.text(fact.getKey()), Cells.text(fact.getValue()));
    }
    md.append(table).append('\n');
    if (!analysis.run().notes().isEmpty()) {
      analysis.run().notes().forEach(note -> md.append("- ").append(Cells.text(note)).append('\n'));
      md.append('\n');
    }
  }

  private static void reproduce(StringBuilder md, Analysis analysis) {
    Analysis.RunFacts run = analysis.run();
    md.append("## Reproduce\n\n```\n./conflayers run ");
    md.append(run.suitePath().replace('`', '\'')).append("\n```\n\n");
    md.append("Run ").append(Cells.code(run.run()));
    md.append(", started ").append(run.started());
    md.append(", status ").append(run.status());
    md.append(", plan ").append(Cells.code(run.fingerprint()));
    md.append(
        ". A plan with the same fingerprint measures the same prompts with the same settings in"
            + " the same order. Raw measurements: `measurements.jsonl` and `agreement.jsonl` of the"
            + " run directory; this report is a function of that directory alone.\n");
  }

  private static String shortHash(String hash) {
    return hash.length() > 12 ? hash.substring(0, 12) : hash;
  }
}
