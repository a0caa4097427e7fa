package dev.conflayers.run;

import dev.conflayers.decode.Generation;
import dev.conflayers.decode.Sampler;
import dev.conflayers.decode.StopPolicy;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.record.Agreement;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.TrialStatus;
import dev.conflayers.suite.Suite;
import dev.conflayers.suite.plan.Trial;
import java.util.concurrent.TimeUnit;

/** Times one trial, or says why it failed. */
final class TrialRunner {
  private final LoadedModel loaded;
  private final PromptEncoder prompts;
  private final DecoderPool cells;
  private final TrialClocks clocks;
  private final Disturbances disturbances;
  private final Suite suite;
  private final int timeoutSeconds;
  private final Recorder recorder;
  private final long began;

  TrialRunner(
      LoadedModel loaded,
      PromptEncoder prompts,
      DecoderPool cells,
      TrialClocks clocks,
      Disturbances disturbances,
      Suite suite) {
    this.loaded = loaded;
    this.prompts = prompts;
    this.cells = cells;
    this.clocks = clocks;
    this.disturbances = disturbances;
    this.suite = suite;
    this.timeoutSeconds = suite.run().trialTimeoutSeconds();
    this.recorder = new Recorder(suite.model().name(), loaded.model().shape());
    this.began = clocks.outer().nanos();
  }

  /**
   * @throws TrialClock.Cancelled if the run is to end
   */
  Measurement run(Trial trial) {
    DecoderPool.Cell cell = cells.cell(trial);
    int age = cell.serve();
    int promptTokens = 0;
    Disturbances.Watch watch = disturbances.begin();
    long start = clocks.outer().nanos();
    try {
      TokenIds prompt = prompts.encode(trial.prompt());
      StopPolicy stop = prompts.stop(trial.prompt());
      Sampler sampler = Sampler.of(suite.sampler(), TrialSeed.of(suite.run().seed(), trial));
      promptTokens = prompt.size();
      watch = disturbances.begin();
      clocks.inner().allow(TimeUnit.SECONDS.toNanos(timeoutSeconds));
      start = clocks.outer().nanos();
      Generation generation = cell.decoder().decode(prompt, stop, sampler);
      long end = clocks.outer().nanos();
      return recorder.ok(
          trial,
          new Recorder.Circumstances(promptTokens, age, start - began, end - start, watch.end()),
          generation,
          loaded.tokenizer().decode(generation.tokens()));
    } catch (TrialClock.Cancelled e) {
      throw e;
    } catch (TrialClock.OutOfTime e) {
      return failed(
          trial,
          around(promptTokens, age, start, watch),
          TrialStatus.TIMEOUT,
          "took longer than " + timeoutSeconds + " seconds");
    } catch (RuntimeException | OutOfMemoryError e) {
      return failed(
          trial,
          around(promptTokens, age, start, watch),
          TrialStatus.ERROR,
          e.getMessage() == null ? e.getClass().getName() : e.getMessage());
    }
  }

  private Recorder.Circumstances around(
      int promptTokens, int age, long start, Disturbances.Watch watch) {
    long wall = clocks.outer().nanos() - start;
    return new Recorder.Circumstances(promptTokens, age, start - began, wall, watch.end());
  }

  private Measurement failed(
      Trial trial, Recorder.Circumstances around, TrialStatus status, String message) {
    cells.forget(trial);
    return recorder.failed(trial, around, status, message);
  }

  /** Judges where the output of {@code trial} parts from the baseline's. */
  Agreement compare(Trial trial, Measurement baseline, Measurement own) {
    return new TeacherForcing(loaded.model())
        .compare(prompts.encode(trial.prompt()), baseline, own);
  }

  LoadedModel loaded() {
    return loaded;
  }
}
