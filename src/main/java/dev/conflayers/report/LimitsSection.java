package dev.conflayers.report;

import dev.conflayers.base.ModelFacts;
import dev.conflayers.judge.analysis.Analysis;
import java.util.ArrayList;
import java.util.List;

/** What the run cannot say, and in what it differs from the paper's own measurements. */
final class LimitsSection {
  private LimitsSection() {}

  static void append(Page page, Analysis analysis) {
    Analysis.RunFacts run = analysis.run();
    List<RichText> limits = new ArrayList<>();
    limits.add(
        RichText.of(
            "One model, one machine, one prompt at a time: nothing follows for other models,"
                + " devices or batches."));
    limits.add(
        RichText.of(
            run.imported() != null
                ? "How tokens were chosen is not known, greedily or at random."
                : run.random()
                    ? "Texts are drawn at random: whether methods keep full depth's distribution"
                        + " cannot be seen from so few of them. The acceptance rule is held"
                        + " against it by tests of this program; here, scores are compared."
                    : "Decoding is greedy. Whether sampling keeps full depth's distribution was not"
                        + " tested."));
    limits.add(RichText.of("n/a: energy and peak memory, which the run does not measure."));
    if (run.forks() == 1 && run.imported() == null) {
      limits.add(
          RichText.of(
              "One JVM: what another start of the program would have measured is not known, so"
                  + " intervals are too narrow for that."));
    }
    if (run.measuredTrials() < run.plannedTrials()) {
      limits.add(
          RichText.none()
              .plain(
                  run.plannedTrials()
                      - run.measuredTrials()
                      + " of "
                      + run.plannedTrials()
                      + " planned trials are missing; numbers are of the others."));
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
        "512, whatever the model would have ended with",
        "up to "
            + analysis.tasks().stream().mapToInt(Analysis.TaskFacts::maxNewTokens).max().orElse(0)
            + ", ended where the model ends");
    table.row(
        "baseline",
        "the library's own generation loop, with another attention and cache",
        "full depth in the same engine, with the same weights and cache");
    table.row(
        "order",
        "one method after the other, each run once",
        "methods take turns on each prompt, "
            + run.forks()
            + (run.forks() == 1 ? " JVM" : " JVMs"));
    table.row(
        "speedup",
        "ratio of total times, or of mean tokens per second",
        "S_geo and the others above");
    page.table(table);
    page.say(
        "The paper's side is taken from its published code and logs, as far as they say it; the"
            + " full tables behind its claim of 1.4x are not among them.");
  }

  private static String prompts(Analysis analysis) {
    int least = analysis.tasks().stream().mapToInt(Analysis.TaskFacts::prompts).min().orElse(0);
    int most = analysis.tasks().stream().mapToInt(Analysis.TaskFacts::prompts).max().orElse(0);
    return least == most ? Integer.toString(most) : least + " to " + most;
  }
}
