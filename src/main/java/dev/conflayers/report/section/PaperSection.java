package dev.conflayers.report.section;

import dev.conflayers.base.ModelFacts;
import dev.conflayers.evidence.Bounds;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.Population;
import dev.conflayers.evidence.Replicate;
import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.report.page.CellText;
import dev.conflayers.report.page.Page;
import dev.conflayers.report.page.RichText;
import dev.conflayers.report.page.Table;
import dev.conflayers.report.published.Conditions;
import dev.conflayers.report.published.PublishedFigure;
import dev.conflayers.report.published.PublishedFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compares the run with numbers published for the same method and task, and lists every difference
 * of conditions: where many differ, neither number says anything about the other.
 */
final class PaperSection {
  private static final int MOST = 4;

  /** Shown where the run has no overall value. */
  private static final Estimate NOTHING =
      new Estimate(
          Estimand.S_TOTAL,
          "",
          null,
          new Bounds(null, null, 0.95),
          Replicate.PROMPT,
          0,
          0,
          Population.THIS_RUN);

  private PaperSection() {}

  static void append(Page page, Analysis analysis) {
    PublishedFigures published = PublishedFigures.read();
    boolean begun = false;
    for (Comparison comparison : analysis.comparisons()) {
      String method = method(analysis, comparison.strategy());
      List<PublishedFigure> cells =
          comparison.task().equals(Comparison.ALL_TASKS) || method.isEmpty()
              ? List.of()
              : nearest(published.speedups(method, PaperTask.of(comparison.task())), analysis);
      for (PublishedFigure cell : cells) {
        if (!begun) {
          begun = true;
          page.section("Comparison with the paper");
        }
        cell(page, analysis, comparison, cell, published.conditions(cell));
      }
    }
    if (begun) {
      page.say(
          "Published numbers have no intervals; those of the re-analysis are over prompts only."
              + " Most of these differences can change a speedup. Where one can, the two numbers"
              + " measure different things, and this run neither confirms nor refutes the published"
              + " one.");
    }
  }

  /** Returns the published method that a strategy implements; empty if none. */
  private static String method(Analysis analysis, String strategy) {
    if (strategy.equals(analysis.run().baseline())) {
      return "";
    }
    return analysis.strategies().stream()
        .filter(facts -> facts.name().equals(strategy))
        .map(Analysis.StrategyFacts::kind)
        .findFirst()
        .orElse("");
  }

  /** Returns the numbers for the run's own model, or failing that a few for other models. */
  private static List<PublishedFigure> nearest(List<PublishedFigure> cells, Analysis analysis) {
    List<PublishedFigure> same =
        cells.stream().filter(cell -> sameModel(cell.model(), model(analysis))).toList();
    return (same.isEmpty() ? cells : same).stream().limit(MOST).toList();
  }

  private static String model(Analysis analysis) {
    Map<String, String> model = analysis.run().model();
    return model.getOrDefault(ModelFacts.CHECKPOINT, model.getOrDefault("name", "not recorded"));
  }

  static boolean sameModel(String one, String other) {
    return plain(one).equals(plain(other));
  }

  private static String plain(String model) {
    String name = model.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return name.endsWith("hf") ? name.substring(0, name.length() - 2) : name;
  }

  private static void cell(
      Page page,
      Analysis analysis,
      Comparison comparison,
      PublishedFigure cell,
      Conditions conditions) {
    Estimate own =
        Objects.requireNonNullElse(
            comparison.figure(Estimand.S_TOTAL),
            Objects.requireNonNullElse(comparison.figure(Estimand.S_TOK), NOTHING));
    page.say(
        RichText.none()
            .strong(comparison.strategy() + ", " + comparison.task())
            .plain(
                ": published "
                    + CellText.number(cell.value(), 3)
                    + interval(cell)
                    + " for "
                    + cell.of()
                    + " ("
                    + cell.provenance().words()
                    + "; "
                    + cell.source()
                    + "); measured here "
                    + (own.equals(NOTHING)
                        ? "nothing was timed"
                        : own.estimand().symbol() + " " + CellText.figure(own, 3, "not estimated"))
                    + ". What differs:"));
    Table table = new Table("what", "published", "this run");
    for (Difference difference :
        new Differences(analysis, comparison, cell, conditions).all(own.estimand())) {
      table.row(difference.what(), difference.published(), difference.here());
    }
    page.table(table);
  }

  private static String interval(PublishedFigure cell) {
    return cell.low() == null || cell.high() == null
        ? ""
        : " [" + CellText.number(cell.low(), 3) + ", " + CellText.number(cell.high(), 3) + "]";
  }

  /** A difference of conditions. */
  record Difference(String what, String published, String here) {}

  /** All differences between the run's conditions and those of one published number. */
  private record Differences(
      Analysis analysis, Comparison comparison, PublishedFigure cell, Conditions conditions) {
    List<Difference> all(Estimand estimand) {
      List<Difference> all = new ArrayList<>();
      Analysis.RunFacts run = analysis.run();
      boolean imported = run.imported() != null;
      if (!sameModel(cell.model(), model(analysis))) {
        all.add(new Difference("model", cell.model(), model(analysis)));
      }
      differ(all, "number format", conditions.dtype(), run.model().get(ModelFacts.DTYPE));
      all.add(
          new Difference(
              "device",
              conditions.device(),
              run.model().getOrDefault(ModelFacts.DEVICE, "not recorded")
                  + ", "
                  + run.environment().getOrDefault("cpu", "processor not recorded")));
      task(all);
      differ(all, "baseline", conditions.baseline(), imported ? null : "full depth in this engine");
      differ(
          all,
          "order",
          conditions.order(),
          imported ? null : "interleaved on each prompt, " + run.forks() + " JVMs");
      if (conditions.searchIncluded()) {
        analysis.strategies().stream()
            .filter(facts -> facts.name().equals(comparison.strategy()))
            .filter(facts -> !facts.measuresItsSearch())
            .map(
                facts -> new Difference("search", "included", "not included: " + facts.stateWord()))
            .forEach(all::add);
      }
      if (estimand != Estimand.S_TOTAL) {
        all.add(new Difference("speedup", conditions.estimand(), estimand.meaning()));
      }
      all.add(
          new Difference(
              "interval",
              conditions.interval(),
              String.format(
                  Locale.ROOT, "%.0f%%, over prompts and forks", 100 * run.confidence())));
      return all;
    }

    private void task(List<Difference> all) {
      Analysis.TaskFacts task =
          analysis.tasks().stream()
              .filter(facts -> facts.task().equals(comparison.task()))
              .findFirst()
              .orElseThrow();
      PaperTask paper = PaperTask.named(comparison.task());
      differ(all, "prompts", count(conditions.prompts()), count(task.prompts()));
      differ(all, "new tokens", count(conditions.maxNewTokens()), count(task.maxNewTokens()));
      differ(all, "dataset", paper.dataset(), task.dataset() + ", " + task.split());
      differ(
          all,
          "shots",
          Integer.toString(paper.shots()),
          task.shots() < 0 ? null : Integer.toString(task.shots()));
      differ(all, "chat template", "no", task.chat() ? "yes" : "no");
    }

    private static String count(int number) {
      return number <= 0 ? PublishedFigure.NOT_STATED : Integer.toString(number);
    }

    private static void differ(
        List<Difference> all, String what, String published, @Nullable String here) {
      String now = here == null ? "not recorded" : here;
      if (!published.equalsIgnoreCase(now)) {
        all.add(new Difference(what, published, now));
      }
    }
  }
}
