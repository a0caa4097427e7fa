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
 * The single observations behind the figures, for charts.
 *
 * @param layers of the model
 * @param trials of every strategy but the baseline, each paired with the baseline's of its block
 * @param streams what each fork's stream of prompts spent; of strategies whose search ended
 * @param outputs of a few prompts
 * @param simultaneous S_geo by task so that all of a strategy's intervals hold together
 *     (Bonferroni)
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
   * One prompt by the baseline and by a strategy.
   *
   * @param logRatio ln of the baseline's time per token over the strategy's
   * @param searching whether a search for a skip set had not ended yet
   * @param disturbed whether something else went on in the machine
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
   * Which prompt it is, and where in the run it was measured.
   *
   * @param age trials that the strategy's decoder had served before
   */
  public record Place(String task, String example, String strategy, int fork, int age) {}

  /**
   * One of the two outputs.
   *
   * @param position place within the block, from 0
   * @param perToken seconds per token
   * @param unattributed of the seconds, those outside what the decoder timed
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
   * How many tokens came out of each verification.
   *
   * @param counts number of verifications by the number of tokens they emitted, from 0
   */
  public record Lengths(String task, String strategy, List<Integer> counts) {
    public Lengths {
      counts = List.copyOf(counts);
    }
  }

  /**
   * How long outputs follow full depth's.
   *
   * @param censored tokens after which an output ended without having left it
   */
  public record Lasting(
      String strategy, int prompts, List<KaplanMeier.Step> steps, List<Integer> censored) {
    public Lasting {
      steps = List.copyOf(steps);
      censored = List.copyOf(censored);
    }
  }

  /** What searching cost in one fork, and what a prompt takes after it; seconds. */
  public record Stream(
      String strategy, int fork, double search, double baselinePerPrompt, double perPrompt) {}

  /** How much ln S varies from prompt to prompt (rows), by fork (columns), and otherwise. */
  public record Spread(String strategy, String task, VarianceComponents components) {}

  /** An interval of one task's S_geo. */
  public record TaskBounds(String strategy, String task, Bounds bounds) {}

  /** What a claim is about, in the order of the claims. */
  public sealed interface Aim {
    /** Returns the strategy that the claim is about. */
    String strategy();
  }

  /** A speedup to exceed; {@code published} where others measured it. */
  public record SpeedAim(String strategy, double above, boolean published) implements Aim {}

  /** A loss of a metric's mean to stay below. */
  public record QualityAim(String strategy, String metric, double margin) implements Aim {}

  /** Tokens to be the same. */
  public record TokenAim(String strategy) implements Aim {}
}
