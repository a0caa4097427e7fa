package dev.conflayers.judge.analysis;

import dev.conflayers.evidence.Bounds;
import dev.conflayers.evidence.Quantity;
import dev.conflayers.evidence.SearchEvent;
import dev.conflayers.evidence.TrialView;
import dev.conflayers.evidence.text.SideBySide;
import dev.conflayers.stats.KaplanMeier;
import dev.conflayers.stats.VarianceComponents;
import java.util.List;

/**
 * Single observations behind the estimates, for charts.
 *
 * @param layers of the model
 * @param trials of every strategy but the baseline, each paired with the baseline's of its block
 * @param streams time spent by each fork's stream of prompts, for strategies whose search ended
 * @param outputs of a few prompts
 * @param simultaneous S_geo by task with simultaneous intervals for each strategy (Bonferroni)
 */
public record Observations(
    int layers,
    List<Trial> trials,
    List<Lengths> lengths,
    List<Lasting> lasting,
    List<Stream> streams,
    List<SearchEvent> searches,
    List<Spread> spreads,
    List<TaskBounds> simultaneous,
    List<Aim> aims,
    List<SideBySide> outputs) {
  private static final double NANOS = 1e9;

  public Observations {
    trials = List.copyOf(trials);
    lengths = List.copyOf(lengths);
    lasting = List.copyOf(lasting);
    streams = List.copyOf(streams);
    searches = List.copyOf(searches);
    spreads = List.copyOf(spreads);
    simultaneous = List.copyOf(simultaneous);
    aims = List.copyOf(aims);
    outputs = List.copyOf(outputs);
  }

  /**
   * One prompt decoded by the baseline and by a strategy.
   *
   * @param logRatio ln of the baseline's time per token divided by the strategy's
   * @param searching whether a search for a skip set had not ended yet
   * @param disturbed whether something else disturbed the machine
   */
  public record Trial(
      Place place, Side baseline, Side own, double logRatio, boolean searching, boolean disturbed) {
    public String task() {
      return place.task();
    }

    public String example() {
      return place.example();
    }

    public String strategy() {
      return place.strategy();
    }

    public int fork() {
      return place.fork();
    }

    public int age() {
      return place.age();
    }
  }

  /**
   * Prompt of a trial, and its place in the run.
   *
   * @param age trials that the strategy's decoder had served before
   */
  public record Place(String task, String example, String strategy, int fork, int age) {}

  /**
   * One of the two outputs.
   *
   * @param position place within the block, from 0
   * @param perToken seconds per token
   * @param unattributed seconds of these outside what the decoder timed
   */
  public record Side(
      int position, double seconds, double perToken, double unattributed, int tokens) {
    static Side of(TrialView trial) {
      return new Side(
          trial.position(),
          Quantity.WALL.of(trial) / NANOS,
          Quantity.PACE.of(trial) / NANOS,
          Quantity.OUTSIDE.of(trial) / NANOS,
          trial.output().size());
    }
  }

  /**
   * Distribution of tokens per verification.
   *
   * @param counts number of verifications by the number of tokens they emitted, from 0
   */
  public record Lengths(String task, String strategy, List<Integer> counts) {
    public Lengths {
      counts = List.copyOf(counts);
    }
  }

  /**
   * Tokens until outputs diverge from full depth's.
   *
   * @param censored lengths of outputs that ended without diverging
   */
  public record Lasting(
      String strategy, int prompts, List<KaplanMeier.Step> steps, List<Integer> censored) {
    public Lasting {
      steps = List.copyOf(steps);
      censored = List.copyOf(censored);
    }
  }

  /** Cost of searching in one fork, and time per prompt after it; seconds. */
  public record Stream(
      String strategy, int fork, double search, double baselinePerPrompt, double perPrompt) {}

  /** Variance of ln S by prompt (rows), by fork (columns), and residual. */
  public record Spread(String strategy, String task, VarianceComponents components) {}

  /** An interval of one task's S_geo. */
  public record TaskBounds(String strategy, String task, Bounds bounds) {}

  /** Target of a claim, in the order of the claims. */
  public sealed interface Aim {
    /** Returns the strategy that the claim is about. */
    String strategy();
  }

  /** A speedup to exceed; {@code published} if others measured it. */
  public record SpeedAim(String strategy, double above, boolean published) implements Aim {}

  /** A loss of a metric's mean to stay below. */
  public record QualityAim(String strategy, String metric, double margin) implements Aim {}

  /** Identity of tokens. */
  public record TokenAim(String strategy) implements Aim {}
}
