package dev.conflayers.report.section;

import dev.conflayers.base.ModelFacts;
import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.report.page.Page;
import dev.conflayers.report.page.RichText;
import dev.conflayers.report.page.Table;
import java.util.ArrayList;
import java.util.List;

/** Limits of the run, and its differences from the paper's measurements. */
final class LimitsSection {
  private LimitsSection() {}

  static void append(Page page, Analysis analysis) {
    Analysis.RunFacts run = analysis.run();
    List<RichText> limits = new ArrayList<>();
    limits.add(
        RichText.of(
            "One model, one machine, one prompt at a time: the results do not extend to other"
                + " models, devices or batch sizes."));
    limits.add(
        RichText.of(
            run.imported() != null
                ? "It is not known whether tokens were chosen greedily or sampled."
                : run.random()
                    ? "Texts are sampled: there are too few to show whether methods preserve full"
                        + " depth's distribution. This program's own tests check the acceptance"
                        + " rule; here, scores are compared."
                    : "Decoding is greedy. Whether sampling preserves full depth's distribution was"
                        + " not tested."));
    limits.add(RichText.of("n/a: energy and peak memory, which the run did not measure."));
    if (run.forks() == 1 && run.imported() == null) {
      limits.add(
          RichText.of(
              "One JVM: the variance between JVM starts is unknown, so intervals do not cover it"
                  + " and are too narrow."));
    }
    if (run.measuredTrials() < run.plannedTrials()) {
      limits.add(
          RichText.none()
              .plain(
                  run.plannedTrials()
                      - run.measuredTrials()
                      + " of "
                      + run.plannedTrials()
                      + " planned trials are missing; numbers are based on the others."));
    }
    if (run.imported() != null) {
      page.section("Limits").items(limits);
      return;
    }
    page.section("Limits, and differences from the paper").items(limits);
    Table table = new Table("what", "the paper (arXiv 2604.14612)", "this run");
    table.row(
        "model",
        "LLaMA-2-13B, LLaMA-2-70B, LLaMA-3-8B",
        run.model().getOrDefault(ModelFacts.CHECKPOINT, "not recorded"));
    table.row("number format", "fp16", run.model().getOrDefault(ModelFacts.DTYPE, "not recorded"));
    table.row(
        "device",
        "one datacentre GPU type",
        run.model().getOrDefault(ModelFacts.DEVICE, "not recorded")
            + ", "
            + run.environment().getOrDefault("cpu", "processor not recorded"));
    table.row("prompts of a task", "100", prompts(analysis));
    table.row(
        "new tokens of a prompt",
        "512, with the end of sequence ignored",
        "up to "
            + analysis.tasks().stream().mapToInt(Analysis.TaskFacts::maxNewTokens).max().orElse(0)
            + ", stopping at the end of sequence");
    table.row(
        "baseline",
        "the library's own generation loop, with a different attention and cache",
        "full depth in the same engine, with the same weights and cache");
    table.row(
        "order",
        "sequential, each method run once",
        "methods interleaved on each prompt, "
            + run.forks()
            + (run.forks() == 1 ? " JVM" : " JVMs"));
    table.row(
        "speedup",
        "ratio of total times, or of mean tokens per second",
        "S_geo and the other estimands above");
    page.table(table);
    page.say(
        "The paper's column comes from its published code and logs where they state it; they do not"
            + " include the full tables behind its claim of 1.4x.");
  }

  private static String prompts(Analysis analysis) {
    int least = analysis.tasks().stream().mapToInt(Analysis.TaskFacts::prompts).min().orElse(0);
    int most = analysis.tasks().stream().mapToInt(Analysis.TaskFacts::prompts).max().orElse(0);
    return least == most ? Integer.toString(most) : least + " to " + most;
  }
}
