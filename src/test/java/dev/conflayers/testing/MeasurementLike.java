package dev.conflayers.testing;

import dev.conflayers.model.token.TokenIds;
import dev.conflayers.record.Disturbance;
import dev.conflayers.record.Finish;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.TrialStatus;
import dev.conflayers.suite.declared.Phase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A measurement like another but for what is named. */
public final class MeasurementLike {
  private int trial;
  private int fork;
  private int block;
  private int position;
  private Phase phase;
  private final String model;
  private String task;
  private String strategy;
  private String example;
  private final int repetition;
  private final TrialStatus status;
  private @Nullable String message;
  private final int promptTokens;
  private TokenIds output;
  private String text;
  private final Finish finish;
  private int decoderAge;
  private long startNanos;
  private long wallNanos;
  private int emitted;
  private Measurement.Timing timing;
  private final Measurement.Weights weights;
  private final Disturbance disturbance;
  private List<Measurement.Step> steps;
  private List<Measurement.Search> searches;

  private MeasurementLike(Measurement m) {
    trial = m.trial();
    fork = m.fork();
    block = m.block();
    position = m.position();
    phase = m.phase();
    model = m.model();
    task = m.task();
    strategy = m.strategy();
    example = m.example();
    repetition = m.repetition();
    status = m.status();
    message = m.message();
    promptTokens = m.promptTokens();
    output = m.output();
    text = m.text();
    finish = m.finish();
    decoderAge = m.decoderAge();
    startNanos = m.startNanos();
    wallNanos = m.wallNanos();
    emitted = m.emitted();
    timing = m.timing();
    weights = m.weights();
    disturbance = m.disturbance();
    steps = m.steps();
    searches = m.searches();
  }

  public static MeasurementLike of(Measurement measurement) {
    return new MeasurementLike(measurement);
  }

  public MeasurementLike trial(int other) {
    trial = other;
    return this;
  }

  public MeasurementLike fork(int other) {
    fork = other;
    return this;
  }

  public MeasurementLike block(int other) {
    block = other;
    return this;
  }

  public MeasurementLike position(int other) {
    position = other;
    return this;
  }

  public MeasurementLike phase(Phase other) {
    phase = other;
    return this;
  }

  public MeasurementLike task(String other) {
    task = other;
    return this;
  }

  public MeasurementLike strategy(String other) {
    strategy = other;
    return this;
  }

  public MeasurementLike example(String other) {
    example = other;
    return this;
  }

  public MeasurementLike message(@Nullable String other) {
    message = other;
    return this;
  }

  public MeasurementLike output(TokenIds other) {
    output = other;
    return this;
  }

  public MeasurementLike text(String other) {
    text = other;
    return this;
  }

  public MeasurementLike decoderAge(int other) {
    decoderAge = other;
    return this;
  }

  public MeasurementLike startNanos(long other) {
    startNanos = other;
    return this;
  }

  public MeasurementLike wallNanos(long other) {
    wallNanos = other;
    return this;
  }

  public MeasurementLike emitted(int other) {
    emitted = other;
    return this;
  }

  public MeasurementLike timing(Measurement.Timing other) {
    timing = other;
    return this;
  }

  public MeasurementLike steps(List<Measurement.Step> other) {
    steps = other;
    return this;
  }

  public MeasurementLike searches(List<Measurement.Search> other) {
    searches = other;
    return this;
  }

  public Measurement measurement() {
    return Measurement.of(
        new Measurement.Place(trial, fork, block, position, phase),
        new Measurement.Work(model, task, strategy, example, repetition),
        new Measurement.Ending(status, message, finish),
        new Measurement.Emission(promptTokens, output, text, emitted),
        new Measurement.Cost(decoderAge, startNanos, wallNanos, timing, weights, disturbance),
        new Measurement.Trace(steps, searches));
  }
}
