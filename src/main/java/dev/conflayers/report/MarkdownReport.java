package dev.conflayers.report;

import dev.conflayers.analysis.Analysis;
import dev.conflayers.analysis.BaselineRate;
import dev.conflayers.analysis.Caution;
import dev.conflayers.analysis.Comparison;
import dev.conflayers.analysis.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The report people read: the verdict first, then what it rests on. */
public final class MarkdownReport implements ReportFormat {
  private static final int MOST_ROWS = 50;

  @Override
  public String fileName() {
    return "report.md";
  }

  @Override
  public String render(Analysis analysis) {
    StringBuilder md = new StringBuilder();
    md.append("# Suite ").append(Cells.text(analysis.run().suite())).append("\n\n");
    verdict(md, analysis);
    measured(md, analysis);
    speed(md, analysis);
    sameText(md, analysis);
    DraftingSection.append(md, analysis);
    time(md, analysis);
    CostSection.append(md, analysis);
    quality(md, analysis);
    failures(md, analysis);
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
            "%d of %d trials, each one strategy continuing one prompt. The strategies took turns on"
                + " each prompt in random order. Baseline: %s. A trial is timed from the decoder's"
                + " call to its return, prefill and search included.\n\n",
            run.measuredTrials(),
            run.plannedTrials(),
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
      md.append("- **").append(Cells.text(strategy.name())).append("**: ");
      md.append(Cells.code(strategy.settings())).append('\n');
    }
    md.append('\n');
  }

  private static void speed(StringBuilder md, Analysis analysis) {
    Analysis.RunFacts run = analysis.run();
    md.append("## Speed\n\n");
    MarkdownTable table =
        new MarkdownTable(
            "strategy",
            "task",
            "n",
            "ms per token",
            "speedup per token",
            "same, bootstrap",
            "ratio of totals",
            "total time",
            "decode only");
    for (Comparison comparison : Cells.rows(analysis)) {
      Comparison.Speed speed = comparison.speed();
      if (speed == null) {
        continue;
      }
      boolean baseline = comparison.strategy().equals(run.baseline());
      table.row(
          Cells.text(comparison.strategy()),
          Cells.text(comparison.task()),
          Integer.toString(comparison.pairs()),
          Cells.millis(speed.strategyNanosPerToken()),
          baseline ? "1" : Cells.estimate(speed.perToken(), 3),
          baseline ? "1" : Cells.estimate(speed.perTokenBootstrap(), 3),
          baseline ? "1" : Cells.estimate(speed.ofTotals(), 3),
          baseline ? "1" : Cells.estimate(speed.totalTime(), 3),
          baseline ? "1" : Cells.estimate(speed.decode(), 3));
    }
    md.append(table).append('\n');
    md.append(
        String.format(
            Locale.ROOT,
            "Above 1 is faster than the baseline. *Speedup per token* is the geometric mean over"
                + " prompts of baseline time per token over strategy time per token, with the %.0f%%"
                + " t interval of the mean log-ratio; *bootstrap* gives the same mean a percentile"
                + " interval from %d resamples of whole prompts (seed %d), as for the ratios of"
                + " totals. *Total time* is given only where every pair emitted equally many tokens."
                + " *Decode only* leaves prefill and the first token out. n counts prompts.\n\n",
            100 * run.confidence(),
            run.resamples(),
            run.bootstrapSeed()));
    BaselineRate rate = analysis.baselineRate();
    if (rate != null) {
      md.append(
          String.format(
              Locale.ROOT,
              "Full-depth steps read weights at %.1f GB/s, %.0f%% of the %.1f GB/s"
                  + " that a plain sum reads on this machine.\n\n",
              rate.read(),
              100 * rate.share(),
              rate.streamed()));
    }
  }

  private static void sameText(StringBuilder md, Analysis analysis) {
    MarkdownTable table =
        new MarkdownTable(
            "strategy", "task", "outputs", "identical", "share", "common prefix", "largest gap");
    for (Comparison comparison : Cells.rows(analysis)) {
      Comparison.SameText same = comparison.sameText();
      if (same != null) {
        table.row(
            Cells.text(comparison.strategy()),
            Cells.text(comparison.task()),
            Integer.toString(same.identical().n()),
            Integer.toString(same.identicalOutputs()),
            Cells.estimate(same.identical(), 3),
            Cells.percent(same.commonPrefixShare()),
            same.largestGap() == null ? "–" : scientific(same.largestGap()));
      }
    }
    if (table.isEmpty()) {
      return;
    }
    md.append("## Is it the same text?\n\n").append(table).append('\n');
    md.append(
        "*Identical*: token for token the baseline's output on the same prompt; the share has a"
            + " Wilson interval. *Gap*: where two outputs part, full depth is fed the text they"
            + " share and the logit of its best token is compared with the second best, in nats; a"
            + " tiny gap is a tie that rounding decided.\n\n");
    MarkdownTable partings =
        new MarkdownTable(
            "strategy",
            "task",
            "example",
            "position",
            "gap",
            "baseline token",
            "its token",
            "top two");
    for (Analysis.Parting parting : first(analysis.partings())) {
      partings.row(
          Cells.text(parting.strategy()),
          Cells.text(parting.task()),
          Cells.text(parting.example()),
          Integer.toString(parting.position()),
          scientific(parting.gap()),
          Integer.toString(parting.baselineToken()),
          Integer.toString(parting.strategyToken()),
          parting.betweenTheTopTwo() ? "yes" : "no");
    }
    if (!partings.isEmpty()) {
      md.append(partings).append('\n').append(rest(analysis.partings()));
    }
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
        new MarkdownTable("strategy", "task", "metric", "n", "baseline", "strategy", "difference");
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
            Cells.estimate(quality.difference(), 3));
        signatures.add(quality.signature());
      }
    }
    if (!table.isEmpty()) {
      md.append("## Quality\n\n").append(table).append('\n');
      md.append(
          "Against the data sets' references, with t intervals over prompts (Wilson intervals where"
              + " every score is right or wrong); *difference* is paired,"
              + " strategy minus baseline. An interval that contains 0 is no proof of equal"
              + " quality; identical text is. Signatures:\n\n");
      signatures.forEach(signature -> md.append("- `").append(signature).append("`\n"));
      md.append('\n');
    }
  }

  private static void failures(StringBuilder md, Analysis analysis) {
    MarkdownTable table = new MarkdownTable("strategy", "task", "example", "status", "why");
    for (Analysis.Failure failure : first(analysis.failures())) {
      table.row(
          Cells.text(failure.strategy()),
          Cells.text(failure.task()),
          Cells.text(failure.example()),
          failure.status(),
          Cells.text(failure.why()));
    }
    if (!table.isEmpty()) {
      md.append("## Trials that failed\n\n").append(table).append('\n');
      md.append(rest(analysis.failures()));
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

  private static <T> List<T> first(List<T> rows) {
    return rows.size() > MOST_ROWS ? rows.subList(0, MOST_ROWS) : rows;
  }

  private static String rest(List<?> rows) {
    return rows.size() > MOST_ROWS
        ? "(the first " + MOST_ROWS + " of " + rows.size() + "; all are in comparisons.json)\n\n"
        : "";
  }

  private static String shortHash(String hash) {
    return hash.length() > 12 ? hash.substring(0, 12) : hash;
  }

  private static String scientific(double value) {
    return String.format(Locale.ROOT, "%.2e", value);
  }
}
