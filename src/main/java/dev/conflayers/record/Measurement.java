package dev.conflayers.record;

import dev.conflayers.model.token.TokenIds;
import dev.conflayers.suite.declared.Phase;
import dev.conflayers.suite.declared.Schedule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Raw record of one trial, before scoring: a line of {@code measurements.jsonl}.
 *
 * @param trial index in the schedule
 * @param fork the JVM that measured it, from 0
 * @param position place of the strategy within its block, from 0
 * @param message what went wrong, where {@code status} is not ok
 * @param finish why the generation ended
 * @param decoderAge trials the decoder had served before this one since it was made
 * @param startNanos when the trial began, since the run began or was resumed
 * @param wallNanos from the decoder's call to its return
 * @param emitted tokens that came out before the stop policy cut them
 * @param searches what the strategy's search did
 */
public record Measurement(
    int trial,
    int fork,
    int block,
    int position,
    Phase phase,
    String model,
    String task,
    String strategy,
    String example,
    int repetition,
    TrialStatus status,
    @Nullable String message,
    int promptTokens,
    TokenIds output,
    String text,
    Finish finish,
    int decoderAge,
    long startNanos,
    long wallNanos,
    int emitted,
    Timing timing,
    Weights weights,
    Disturbance disturbance,
    List<Step> steps,
    List<Search> searches) {
  public Measurement {
    steps = List.copyOf(steps);
    searches = List.copyOf(searches);
  }

  /** Returns the record of a trial. */
  public static Measurement of(
      Place place, Work work, Ending ending, Emission emission, Cost cost, Trace trace) {
    return new Measurement(
        place.trial(),
        place.fork(),
        place.block(),
        place.position(),
        place.phase(),
        work.model(),
        work.task(),
        work.strategy(),
        work.example(),
        work.repetition(),
        ending.status(),
        ending.message(),
        emission.promptTokens(),
        emission.output(),
        emission.text(),
        ending.finish(),
        cost.decoderAge(),
        cost.startNanos(),
        cost.wallNanos(),
        emission.emitted(),
        cost.timing(),
        cost.weights(),
        cost.disturbance(),
        trace.steps(),
        trace.searches());
  }

  /** Returns the trial of the schedule that this record belongs to. */
  public Schedule.ScheduledTrial planned() {
    return new Schedule.ScheduledTrial(
        trial, fork, block, position, phase, task, strategy, example, repetition);
  }

  /** Returns its place in the schedule. */
  public Place place() {
    return new Place(trial, fork, block, position, phase);
  }

  /** Returns the prompt that was decoded and the strategy. */
  public Work work() {
    return new Work(model, task, strategy, example, repetition);
  }

  /** Returns its outcome. */
  public Ending ending() {
    return new Ending(status, message, finish);
  }

  /** Returns its input and output. */
  public Emission emission() {
    return new Emission(promptTokens, output, text, emitted);
  }

  /** Returns its timing. */
  public Cost cost() {
    return new Cost(decoderAge, startNanos, wallNanos, timing, weights, disturbance);
  }

  /** Returns the trace of the decoder, step by step. */
  public Trace trace() {
    return new Trace(steps, searches);
  }

  /** Returns whether it is only preparation: warm-up or search. */
  public boolean warmup() {
    return phase != Phase.MEASURED;
  }

  public boolean ok() {
    return status == TrialStatus.OK;
  }

  /** Returns the same trial with other numbers, for pooling runs. */
  public Measurement renumbered(int trial, int fork, int block) {
    return of(
        new Place(trial, fork, block, position, phase),
        work(),
        ending(),
        emission(),
        cost(),
        trace());
  }

  public int drafted() {
    int drafted = 0;
    for (Step step : steps) {
      drafted += step.chain().size();
    }
    return drafted;
  }

  /**
   * Returns the number of tokens from decoding steps: all but the first, which prefill generates.
   */
  public int emittedInSteps() {
    int emitted = 0;
    for (Step step : steps) {
      emitted += step.emitted().size();
    }
    return emitted;
  }

  public int accepted() {
    int accepted = 0;
    for (Step step : steps) {
      accepted += step.accepted();
    }
    return accepted;
  }

  /**
   * A trial's place in the schedule.
   *
   * @param position place of the strategy within its block, from 0
   */
  public record Place(int trial, int fork, int block, int position, Phase phase) {}

  /** The decoded prompt and the strategy. */
  public record Work(String model, String task, String strategy, String example, int repetition) {}

  /**
   * Outcome of a trial.
   *
   * @param message what went wrong, where {@code status} is not ok
   * @param finish why the generation ended
   */
  public record Ending(TrialStatus status, @Nullable String message, Finish finish) {}

  /**
   * Input and output of a trial.
   *
   * @param emitted tokens that came out before the stop policy cut them
   */
  public record Emission(int promptTokens, TokenIds output, String text, int emitted) {}

  /**
   * Timing of a trial.
   *
   * @param decoderAge trials the decoder had served before since it was made
   * @param startNanos when the trial began, since the run began or was resumed
   * @param wallNanos from the decoder's call to its return
   */
  public record Cost(
      int decoderAge,
      long startNanos,
      long wallNanos,
      Timing timing,
      Weights weights,
      Disturbance disturbance) {}

  /** Trace of the decoder and its search, step by step. */
  public record Trace(List<Step> steps, List<Search> searches) {
    public Trace {
      steps = List.copyOf(steps);
      searches = List.copyOf(searches);
    }
  }

  /** Nanoseconds by phase, as timed by the decoder; {@code total} is measured, not summed. */
  public record Timing(long prefill, long draft, long verify, long search, long total) {
    /** Returns the time outside all phases. */
    public long overhead() {
      return total - prefill - draft - verify - search;
    }
  }

  /** Bytes of weights: of one full-depth pass, and those read after prefill, by phase. */
  public record Weights(long fullPass, long draft, long verify, long search) {}

  /**
   * One draft-verify step, or one full-depth decode step.
   *
   * @param chain tokens drafted one after the other
   * @param confidences the draft's probability of each
   * @param nodes tokens verified in one pass, the root included
   * @param draftBytes weights read by draft passes; in a trial's last step, this and {@code
   *     draftNanos} may include a draft that was too late to be verified
   */
  public record Step(
      TokenIds chain,
      List<Float> confidences,
      int nodes,
      int accepted,
      TokenIds emitted,
      long draftBytes,
      long draftNanos,
      long verifyNanos,
      long searchNanos) {
    public Step {
      confidences = List.copyOf(confidences);
    }
  }

  /**
   * An action of the search for a skip set after a step; layers are counted from 0.
   *
   * @param attentionConfidence of each layer of the model, from 0 to 1; empty if it was not probed
   * @param mlpConfidence likewise
   */
  public record Search(
      int step,
      SearchEventKind event,
      double lambda,
      List<Integer> attention,
      List<Integer> mlp,
      List<Float> attentionConfidence,
      List<Float> mlpConfidence) {
    public Search {
      attention = List.copyOf(attention);
      mlp = List.copyOf(mlp);
      attentionConfidence = List.copyOf(attentionConfidence);
      mlpConfidence = List.copyOf(mlpConfidence);
    }
  }
}
