package dev.conflayers.judge.analysis;

import dev.conflayers.evidence.Drafts;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.MachineState;
import dev.conflayers.evidence.Pair;
import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.SearchEvent;
import dev.conflayers.evidence.TrialView;
import dev.conflayers.evidence.text.SideBySides;
import dev.conflayers.evidence.text.TextAnalysis;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.judge.figure.Grid;
import dev.conflayers.judge.figure.SpeedFigures;
import dev.conflayers.stats.CrossedEffects;
import dev.conflayers.stats.CrossedTable;
import dev.conflayers.stats.KaplanMeier;
import dev.conflayers.suite.declared.Claim;
import dev.conflayers.suite.declared.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Collects the observations that charts show. */
final class Observing {
  private final RunView index;
  private final SearchAnalysis search;
  private final double confidence;

  Observing(RunView index, SearchAnalysis search, double confidence) {
    this.index = index;
    this.search = search;
    this.confidence = confidence;
  }

  Observations observations() {
    List<Observations.Trial> trials = new ArrayList<>();
    List<Observations.Lengths> lengths = new ArrayList<>();
    List<Observations.Lasting> lasting = new ArrayList<>();
    List<Observations.Stream> streams = new ArrayList<>();
    List<Observations.Spread> spreads = new ArrayList<>();
    List<Observations.TaskBounds> simultaneous = new ArrayList<>();
    Set<Integer> disturbed = MachineState.disturbed(index);
    if (!index.control().isEmpty()) {
      trials(index.control(), disturbed, trials);
    }
    for (Schedule.ScheduledStrategy strategy : index.rivals()) {
      String name = strategy.name();
      trials(name, disturbed, trials);
      lasting(name, lasting);
      streams(name, streams);
      for (String task : index.tasks()) {
        lengths(task, name, lengths);
        spread(task, name, spreads, simultaneous);
      }
    }
    return new Observations(
        index.account().layers(),
        trials,
        lengths,
        lasting,
        streams,
        SearchEvent.all(index),
        spreads,
        simultaneous,
        index.schedule().claims().stream().map(Observing::aim).toList(),
        index.imported() == null ? SideBySides.of(index).sample() : List.of());
  }

  private static Observations.Aim aim(Claim claim) {
    if (claim instanceof Claim.Faster faster) {
      return new Observations.SpeedAim(
          claim.strategy(), faster.above(), claim instanceof Claim.Published);
    }
    return claim instanceof Claim.Quality quality
        ? new Observations.QualityAim(claim.strategy(), quality.metric(), quality.margin())
        : new Observations.TokenAim(claim.strategy());
  }

  private void trials(String strategy, Set<Integer> disturbed, List<Observations.Trial> trials) {
    boolean searches = index.searches(strategy);
    for (Pair pair : index.timed(Comparison.ALL_TASKS, strategy)) {
      TrialView own = pair.strategy();
      TrialView baseline = pair.baseline();
      trials.add(
          new Observations.Trial(
              new Observations.Place(
                  own.task(), own.example(), strategy, own.fork(), own.decoderAge()),
              Observations.Side.of(baseline),
              Observations.Side.of(own),
              pair.logRatio(),
              searches && !index.steady(own),
              disturbed.contains(own.trial()) || disturbed.contains(baseline.trial())));
    }
  }

  private void lengths(String task, String strategy, List<Observations.Lengths> lengths) {
    List<TrialView> drafting =
        index.trials(task, strategy).stream()
            .filter(trial -> index.drafted(trial) + index.accepted(trial) > 0)
            .toList();
    List<Integer> counts = Drafts.of(drafting).emitted();
    if (!counts.isEmpty()) {
      lengths.add(new Observations.Lengths(task, strategy, counts));
    }
  }

  private void lasting(String strategy, List<Observations.Lasting> lasting) {
    TextAnalysis text = TextAnalysis.of(index, Comparison.ALL_TASKS, strategy);
    if (text.prompts() > 0) {
      KaplanMeier curve = text.lasting(confidence);
      lasting.add(
          new Observations.Lasting(strategy, text.prompts(), curve.steps(), text.censored()));
    }
  }

  private void streams(String strategy, List<Observations.Stream> streams) {
    List<SearchAnalysis.Cost> costs = search.costs(Comparison.ALL_TASKS, strategy);
    if (costs != null) {
      for (SearchAnalysis.Cost cost : costs) {
        streams.add(
            new Observations.Stream(
                strategy,
                cost.fork(),
                cost.search(),
                cost.baselinePerPrompt(),
                cost.baselinePerPrompt() - cost.savedPerPrompt()));
      }
    }
  }

  private void spread(
      String task,
      String strategy,
      List<Observations.Spread> spreads,
      List<Observations.TaskBounds> simultaneous) {
    List<Pair> pairs = index.timed(task, strategy);
    if (pairs.isEmpty()) {
      return;
    }
    Grid grid = SpeedFigures.logs(pairs, Pair::logRatio);
    double together = 1 - (1 - confidence) / index.tasks().size();
    Estimate figure = grid.ratio(Estimand.S_GEO, together);
    simultaneous.add(new Observations.TaskBounds(strategy, task, figure.bounds()));
    CrossedTable table = grid.prompts().get(task);
    if (table != null && table.rows() > 1 && table.columns() > 1) {
      spreads.add(new Observations.Spread(strategy, task, CrossedEffects.of(table).components()));
    }
  }
}
