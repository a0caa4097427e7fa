package dev.conflayers.run;

import dev.conflayers.decode.NanoClock;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.record.Agreement;
import dev.conflayers.record.ForkRecord;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.MeasurementSink;
import dev.conflayers.suite.plan.RunPlan;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Executes what a plan asks of one fork, against one loaded model. Between the two reads of the
 * clock that time a trial there is the decoder's call and nothing else; the device has done all
 * that was asked of it whenever the clock is read.
 */
public final class Runner {
  private final LoadedModel loaded;
  private final DecoderFactory decoders;
  private final NanoClock clock;
  private final Disturbances disturbances;

  public Runner(
      LoadedModel loaded, DecoderFactory decoders, NanoClock clock, Disturbances disturbances) {
    this.loaded = loaded;
    this.decoders = decoders;
    this.clock = clock;
    this.disturbances = disturbances;
  }

  /** What an earlier, interrupted run of the same plan has measured. */
  public record Done(List<Measurement> measurements, List<Agreement> agreements) {
    public Done {
      measurements = List.copyOf(measurements);
      agreements = List.copyOf(agreements);
    }

    public static Done nothing() {
      return new Done(List.of(), List.of());
    }
  }

  /**
   * The JVM that executes.
   *
   * @param number which fork of the plan it is, from 0
   * @param started UTC, ISO 8601
   * @param environment machine, operating system, JVM, load
   * @param process as the system knows it
   */
  public record Fork(
      int number, String started, Map<String, String> environment, ForkRecord.Jvm process) {
    public Fork {
      environment = Map.copyOf(environment);
    }
  }

  /**
   * Runs what is not done yet of a fork and returns whether its part is complete; it is not if
   * {@code cancelled} became true. Warming up and searching happen every time.
   *
   * @throws IOException if the sink cannot be written; all it accepted before is kept
   * @throws IllegalArgumentException if the model cannot serve the plan at all: a skip set beyond
   *     its layers, a chat it has no format for
   */
  public boolean run(
      RunPlan plan,
      Fork fork,
      Done done,
      MeasurementSink sink,
      RunListener listener,
      BooleanSupplier cancelled)
      throws IOException {
    NanoClock synchronised = synchronised();
    TrialClock trialClock = new TrialClock(synchronised, cancelled);
    DecoderPool cells = new DecoderPool(decoders, loaded.model(), trialClock);
    cells.refuseWhatCannotWork(plan);
    PromptEncoder prompts = new PromptEncoder(loaded, plan.suite().run().stopRule());
    prompts.refuseChatsWithoutFormat(plan);
    TrialRunner trials =
        new TrialRunner(
            loaded,
            prompts,
            cells,
            new TrialClocks(synchronised, trialClock),
            disturbances,
            plan.suite());
    return new Execution(plan, fork, done, sink, listener, cancelled, trials, cells).run();
  }

  /**
   * Returns the clock that waits for the device whenever it is read, before a trial, after it and
   * between its phases: work that was launched belongs to what launched it.
   */
  private NanoClock synchronised() {
    return () -> {
      loaded.model().synchronize();
      return clock.nanos();
    };
  }
}
