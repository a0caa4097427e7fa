package dev.conflayers.run;

import dev.conflayers.decode.DecodeTrace;
import dev.conflayers.decode.FinishReason;
import dev.conflayers.decode.Generation;
import dev.conflayers.decode.SearchEvent;
import dev.conflayers.decode.StepTrace;
import dev.conflayers.model.LayerConfidence;
import dev.conflayers.model.ModelShape;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.record.Disturbance;
import dev.conflayers.record.Finish;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.SearchEventKind;
import dev.conflayers.record.TrialStatus;
import dev.conflayers.suite.plan.Trial;
import java.util.BitSet;
import java.util.List;

/** Writes down what decoders and plans say in the words of the run directory. */
public final class Recorder {
  private final String model;
  private final ModelShape shape;

  Recorder(String model, ModelShape shape) {
    this.model = model;
    this.shape = shape;
  }

  /** What surrounds a generation: when it began, how long it took, who made it, and from what. */
  record Circumstances(
      int promptTokens, int decoderAge, long startNanos, long wallNanos, Disturbance disturbance) {}

  Measurement ok(Trial trial, Circumstances around, Generation generation, String text) {
    DecodeTrace trace = generation.trace();
    long full = shape.fullPassBytes();
    return measurement(
        trial,
        new Measurement.Ending(TrialStatus.OK, null, finish(generation.finish())),
        new Measurement.Emission(around.promptTokens(), generation.tokens(), text, trace.emitted()),
        cost(
            around,
            new Measurement.Timing(
                trace.prefillNanos(),
                trace.draftNanos(),
                trace.verifyNanos(),
                trace.searchNanos(),
                trace.totalNanos()),
            new Measurement.Weights(
                full, trace.draftBytes(), full * trace.verifications(), trace.searchBytes())),
        new Measurement.Trace(
            trace.steps().stream().map(Recorder::step).toList(),
            trace.searches().stream().map(Recorder::search).toList()));
  }

  Measurement failed(Trial trial, Circumstances around, TrialStatus status, String message) {
    return measurement(
        trial,
        new Measurement.Ending(status, message, Finish.NONE),
        new Measurement.Emission(around.promptTokens(), TokenIds.of(), "", 0),
        cost(
            around,
            new Measurement.Timing(0, 0, 0, 0, 0),
            new Measurement.Weights(shape.fullPassBytes(), 0, 0, 0)),
        new Measurement.Trace(List.of(), List.of()));
  }

  private Measurement measurement(
      Trial trial,
      Measurement.Ending ending,
      Measurement.Emission emission,
      Measurement.Cost cost,
      Measurement.Trace trace) {
    return Measurement.of(
        new Measurement.Place(
            trial.index(), trial.fork(), trial.block(), trial.position(), trial.phase()),
        new Measurement.Work(
            model,
            trial.prompt().task(),
            trial.strategy().name(),
            trial.prompt().example(),
            trial.repetition()),
        ending,
        emission,
        cost,
        trace);
  }

  private static Measurement.Cost cost(
      Circumstances around, Measurement.Timing timing, Measurement.Weights weights) {
    return new Measurement.Cost(
        around.decoderAge(),
        around.startNanos(),
        around.wallNanos(),
        timing,
        weights,
        around.disturbance());
  }

  private static Finish finish(FinishReason reason) {
    return switch (reason) {
      case STOP_TOKEN -> Finish.STOP_TOKEN;
      case STOP_STRING -> Finish.STOP_STRING;
      case LENGTH -> Finish.LENGTH;
    };
  }

  private static SearchEventKind kind(SearchEvent.Kind kind) {
    return switch (kind) {
      case REJECTED -> SearchEventKind.REJECTED;
      case CANDIDATE -> SearchEventKind.CANDIDATE;
      case IMPROVED -> SearchEventKind.IMPROVED;
      case CONVERGED -> SearchEventKind.CONVERGED;
      case EXHAUSTED -> SearchEventKind.EXHAUSTED;
    };
  }

  private static Measurement.Step step(StepTrace step) {
    return new Measurement.Step(
        step.chain(),
        step.confidences(),
        step.nodes(),
        step.accepted(),
        step.emitted(),
        step.draftBytes(),
        step.draftNanos(),
        step.verifyNanos(),
        step.searchNanos());
  }

  private static Measurement.Search search(SearchEvent event) {
    return new Measurement.Search(
        event.step(),
        kind(event.kind()),
        event.lambda(),
        layers(event.skips().attention()),
        layers(event.skips().mlp()),
        event.profile().map(LayerConfidence::attention).orElse(List.of()),
        event.profile().map(LayerConfidence::mlp).orElse(List.of()));
  }

  private static List<Integer> layers(BitSet set) {
    return set.stream().boxed().toList();
  }
}
