package dev.conflayers.lab.projection;

import dev.conflayers.evidence.Drafts;
import dev.conflayers.evidence.Quantity;
import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.TrialView;
import dev.conflayers.record.RunManifest;
import dev.conflayers.record.RunRecord;
import dev.conflayers.stats.Quantiles;
import dev.conflayers.stats.RandomDraws;
import dev.conflayers.suite.declared.Schedule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Validation of projections against measured runs. Acceptance and kept sublayers are estimated on
 * every second prompt of a task and the others are projected from them, and vice versa; the times
 * of passes come from outside the run.
 *
 * @param rows two for each strategy that drafts by skipping sublayers
 * @param medianError median of the absolute values of ln(projected / measured)
 * @param medianCostError the same with acceptance and kept sublayers of the projected prompts
 *     themselves: the error due to the times of passes alone
 */
public record ProjectionCheck(List<Row> rows, double medianError, double medianCostError) {
  public ProjectionCheck {
    rows = List.copyOf(rows);
  }

  /**
   * One half of a strategy's prompts.
   *
   * @param half 0 or 1
   * @param prompts number of prompts projected
   * @param draft projected cost of a draft pass, in steps
   * @param projected decode speedup, with the prediction interval for nine of ten measurements of
   *     the same number of prompts
   * @param measured ratio of decode time per token emitted by steps, full depth over the strategy
   * @param error ln(projected / measured)
   * @param costError the same with the acceptance of these prompts themselves
   */
  public record Row(
      String run,
      String strategy,
      int half,
      int prompts,
      double draft,
      Range projected,
      double measured,
      double error,
      double costError) {}

  /** Returns the check of several runs combined. */
  public static ProjectionCheck of(List<Row> rows) {
    if (rows.isEmpty()) {
      throw new ProjectionProblem("no strategy of these runs drafts by skipping sublayers");
    }
    return new ProjectionCheck(rows, median(rows, Row::error), median(rows, Row::costError));
  }

  /** Returns the number of rows measured within their prediction interval, nominally 90 %. */
  public long within() {
    return rows.stream()
        .filter(row -> row.projected().low() <= row.measured())
        .filter(row -> row.measured() <= row.projected().high())
        .count();
  }

  private static double median(List<Row> rows, ToDoubleFunction<Row> error) {
    return Quantiles.median(rows.stream().mapToDouble(error).map(Math::abs).toArray());
  }

  /** Returns the rows of one run. */
  public static List<Row> rows(
      RunRecord run, CostModel costs, int probeRows, int draws, long seed) {
    RunView view = RunView.of(run);
    List<TrialView> measured = view.measured().stream().filter(Quantity.DECODE_TIME::has).toList();
    Map<String, Integer> halves = halves(measured);
    List<Row> rows = new ArrayList<>();
    for (Schedule.ScheduledStrategy strategy : run.schedule().strategies()) {
      if (!draftsBySkipping(view, strategy.name())) {
        continue;
      }
      for (int half = 0; half < 2; half++) {
        List<TrialView> known = of(measured, strategy.name(), halves, 1 - half);
        List<TrialView> others = of(measured, strategy.name(), halves, half);
        List<TrialView> full = of(measured, run.schedule().baseline(), halves, half);
        if (known.isEmpty() || others.isEmpty() || full.isEmpty()) {
          continue;
        }
        Seen seen = Seen.of(run, strategy.name(), known, probeRows);
        Seen own = Seen.of(run, strategy.name(), others, probeRows);
        int prompts = prompts(others);
        MeasuredSpread spread =
            MeasuredSpread.of(of(measured, run.schedule().baseline(), halves, 1 - half), known);
        PassCosts typical = costs.typical();
        double is = Quantity.emissionPace(full) / Quantity.emissionPace(others);
        rows.add(
            new Row(
                run.manifest().run(),
                strategy.name(),
                half,
                prompts,
                typical.draft(seen.kept()) / typical.step(),
                seen.predicted(costs, spread, prompts, draws, seed),
                is,
                Math.log(seen.speedup(typical) / is),
                Math.log(own.speedup(typical) / is)));
      }
    }
    return rows;
  }

  /** Draft statistics of a set of trials. */
  private record Seen(RecordedAcceptance acceptance, Kept kept, DraftPlan plan, Speedups speedups) {
    static Seen of(RunRecord run, String strategy, List<TrialView> trials, int probeRows) {
      RecordedAcceptance acceptance =
          RecordedAcceptance.of(strategy, trials.stream().map(TrialView::measurement).toList());
      Kept kept = ProjectionCheck.kept(run.manifest().shape(), trials);
      return new Seen(
          acceptance,
          kept,
          ProjectionCheck.plan(acceptance, trials),
          new Speedups(kept, probeRows, acceptance.searchPasses()));
    }

    double speedup(PassCosts costs) {
      return speedups.of(plan, costs, acceptance.typical());
    }

    /**
     * Returns the prediction interval of a speedup measured on the given number of other prompts:
     * the uncertainty of the machine and of the acceptance, and the sampling error of the
     * measurement.
     */
    Range predicted(CostModel costs, MeasuredSpread spread, int prompts, int draws, long seed) {
      double[] drawn = new double[draws];
      for (int draw = 0; draw < draws; draw++) {
        RandomDraws dice = new RandomDraws(RandomDraws.stream(seed, draw));
        PassCosts machine = costs.drawn(dice);
        double typical = speedups.of(plan, machine, acceptance.typical());
        double ofAcceptance =
            Math.log(speedups.of(plan, machine, acceptance.drawn(dice)) / typical);
        drawn[draw] =
            typical * Math.exp(spread.widening() * (ofAcceptance + spread.drawn(dice, prompts)));
      }
      return Range.of(drawn);
    }
  }

  private static int prompts(List<TrialView> trials) {
    return (int) trials.stream().map(m -> m.task() + "/" + m.example()).distinct().count();
  }

  /** Returns the number of sublayers that the drafts of {@code trials} kept. */
  public static Kept kept(RunManifest.Shape shape, List<TrialView> trials) {
    Drafts.Passes draft = Drafts.of(trials).passes();
    double layer = shape.attentionBytes() + shape.mlpBytes();
    double layers =
        (draft.bytes() / Math.max(1, draft.passes()) - shape.headBytes()) / Math.max(1, layer);
    double kept = Math.max(0, Math.min(shape.layers(), layers));
    return new Kept(kept, kept);
  }

  /** Returns the draft with which {@code trials} were decoded. */
  private static DraftPlan plan(RecordedAcceptance acceptance, List<TrialView> trials) {
    return new DraftPlan(
        Math.min(DraftPlan.MOST_DEPTH, acceptance.deepest()), Drafts.of(trials).width());
  }

  private static boolean draftsBySkipping(RunView run, String strategy) {
    return Drafts.of(
            run.trials(RunView.ALL_TASKS, strategy).stream()
                .filter(m -> run.drafted(m) > 0)
                .toList())
        .readModel();
  }

  /** Returns alternating 0 and 1 for the prompts of each task, in the order of their names. */
  private static Map<String, Integer> halves(List<TrialView> measured) {
    Map<String, Integer> halves = new LinkedHashMap<>();
    Map<String, Integer> counts = new LinkedHashMap<>();
    measured.stream()
        .map(m -> List.of(m.task(), m.example()))
        .distinct()
        .sorted((a, b) -> String.join("/", a).compareTo(String.join("/", b)))
        .forEach(
            key -> {
              int count = counts.merge(key.get(0), 1, Integer::sum);
              halves.put(String.join("/", key), count % 2);
            });
    return halves;
  }

  private static List<TrialView> of(
      List<TrialView> measured, String strategy, Map<String, Integer> halves, int half) {
    return measured.stream()
        .filter(m -> m.strategy().equals(strategy))
        .filter(m -> halves.getOrDefault(m.task() + "/" + m.example(), 0) == half)
        .toList();
  }
}
