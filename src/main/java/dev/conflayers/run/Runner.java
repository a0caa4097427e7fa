package dev.conflayers.run;

import dev.conflayers.decode.Decoder;
import dev.conflayers.decode.Generation;
import dev.conflayers.decode.NanoClock;
import dev.conflayers.decode.StopPolicy;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.plan.PlannedPrompt;
import dev.conflayers.plan.RunPlan;
import dev.conflayers.plan.Trial;
import dev.conflayers.result.Agreement;
import dev.conflayers.result.Measurement;
import dev.conflayers.result.MeasurementSink;
import dev.conflayers.result.TrialStatus;
import dev.conflayers.suite.Strategy;
import dev.conflayers.token.TokenIds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Executes a plan against one loaded model. Between the two reads of the clock that time a trial
 * there is the decoder's call and nothing else.
 */
public final class Runner {
  private final LoadedModel loaded;
  private final DecoderFactory decoders;
  private final NanoClock clock;

  public Runner(LoadedModel loaded, DecoderFactory decoders, NanoClock clock) {
    this.loaded = loaded;
    this.decoders = decoders;
    this.clock = clock;
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
   * Runs what is not done yet and returns whether the plan is complete; it is not if {@code
   * cancelled} became true. Warming up happens every time.
   *
   * @throws IOException if the sink cannot be written; all it accepted before is kept
   * @throws IllegalArgumentException if the model cannot serve the plan at all: a skip set beyond
   *     its layers, a chat it has no format for
   */
  public boolean run(
      RunPlan plan,
      Done done,
      MeasurementSink sink,
      RunListener listener,
      BooleanSupplier cancelled)
      throws IOException {
    return new Execution(plan, done, sink, listener, cancelled).run();
  }

  /** A decoder and how many trials it has served. */
  private static final class Cell {
    private final Decoder decoder;
    private int age;

    Cell(Decoder decoder) {
      this.decoder = decoder;
    }
  }

  private final class Execution {
    private final RunPlan plan;
    private final MeasurementSink sink;
    private final RunListener listener;
    private final TrialClock trialClock;
    private final BooleanSupplier cancelled;
    private final PromptEncoder prompts;
    private final Recorder recorder;
    private final Map<Integer, Measurement> measured = new HashMap<>();
    private final Set<Integer> compared = new HashSet<>();
    private final Map<String, Cell> cells = new HashMap<>();
    private final long began = clock.nanos();

    Execution(
        RunPlan plan,
        Done done,
        MeasurementSink sink,
        RunListener listener,
        BooleanSupplier cancelled) {
      this.plan = plan;
      this.sink = sink;
      this.listener = listener;
      this.cancelled = cancelled;
      this.trialClock = new TrialClock(clock, cancelled);
      this.prompts = new PromptEncoder(loaded, plan.suite().run().stopRule());
      this.recorder = new Recorder(plan.suite().model().name(), loaded.model().shape());
      done.measurements().stream()
          .filter(Predicate.not(Measurement::warmup))
          .forEach(measurement -> measured.put(measurement.trial(), measurement));
      done.agreements().forEach(agreement -> compared.add(agreement.trial()));
    }

    boolean run() throws IOException {
      refuseWhatCannotWork();
      for (List<Trial> block : blocks()) {
        boolean open = block.stream().anyMatch(trial -> !measured.containsKey(trial.index()));
        if (open) {
          settle();
        }
        for (Trial trial : block) {
          if (!measured.containsKey(trial.index()) && !measure(trial)) {
            sink.sync();
            return false;
          }
        }
        compare(block);
        sink.sync();
      }
      return true;
    }

    private void refuseWhatCannotWork() {
      for (Strategy strategy : plan.suite().strategies()) {
        try {
          decoders.newDecoder(strategy, loaded.model(), clock);
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(
              "strategy " + strategy.name() + ": " + e.getMessage(), e);
        }
      }
      plan.trials().stream()
          .map(Trial::prompt)
          .filter(PlannedPrompt::chat)
          .limit(1)
          .forEach(prompts::chatFormat);
    }

    private List<List<Trial>> blocks() {
      List<List<Trial>> blocks = new ArrayList<>();
      int current = -1;
      for (Trial trial : plan.trials()) {
        if (trial.block() != current) {
          blocks.add(new ArrayList<>());
          current = trial.block();
        }
        blocks.get(blocks.size() - 1).add(trial);
      }
      return blocks;
    }

    /** Collects garbage between blocks, so that it is less likely to be collected within one. */
    @SuppressWarnings("SystemGcUse")
    private void settle() {
      System.gc();
    }

    /** Returns false if the run was cancelled before the trial ended. */
    private boolean measure(Trial trial) throws IOException {
      if (cancelled.getAsBoolean()) {
        return false;
      }
      listener.started(trial);
      Measurement measurement;
      try {
        measurement = attempt(trial);
      } catch (TrialClock.Cancelled e) {
        return false;
      }
      measured.put(trial.index(), measurement);
      sink.accept(measurement);
      listener.finished(trial, measurement);
      return true;
    }

    private Measurement attempt(Trial trial) {
      Cell cell = cell(trial);
      int age = cell.age++;
      int promptTokens = 0;
      long start = clock.nanos();
      try {
        TokenIds prompt = prompts.encode(trial.prompt());
        StopPolicy stop = prompts.stop(trial.prompt());
        promptTokens = prompt.size();
        trialClock.allow(TimeUnit.SECONDS.toNanos(plan.suite().run().trialTimeoutSeconds()));
        start = clock.nanos();
        Generation generation = cell.decoder.decode(prompt, stop);
        long end = clock.nanos();
        return recorder.ok(
            trial,
            new Recorder.Circumstances(promptTokens, age, start - began, end - start),
            generation,
            loaded.tokenizer().decode(generation.tokens()));
      } catch (TrialClock.Cancelled e) {
        throw e;
      } catch (TrialClock.OutOfTime e) {
        return failed(
            trial,
            new Recorder.Circumstances(promptTokens, age, start - began, clock.nanos() - start),
            TrialStatus.TIMEOUT,
            "took longer than " + plan.suite().run().trialTimeoutSeconds() + " seconds");
      } catch (RuntimeException | OutOfMemoryError e) {
        return failed(
            trial,
            new Recorder.Circumstances(promptTokens, age, start - began, clock.nanos() - start),
            TrialStatus.ERROR,
            e.getMessage() == null ? e.getClass().getName() : e.getMessage());
      }
    }

    private Measurement failed(
        Trial trial, Recorder.Circumstances around, TrialStatus status, String message) {
      // What a failed trial left in its decoder is unknown: the cell begins anew.
      cells.remove(key(trial));
      return recorder.failed(trial, around, status, message);
    }

    private Cell cell(Trial trial) {
      if (!trial.strategy().carriesOver()) {
        return newCell(trial);
      }
      return cells.computeIfAbsent(key(trial), key -> newCell(trial));
    }

    private Cell newCell(Trial trial) {
      return new Cell(decoders.newDecoder(trial.strategy(), loaded.model(), trialClock));
    }

    /** Warming up must not teach the decoders that are measured. */
    private String key(Trial trial) {
      return (trial.warmup() ? "warm-up " : "")
          + trial.prompt().task()
          + " "
          + trial.strategy().name();
    }

    private void compare(List<Trial> block) throws IOException {
      String baselineName = plan.suite().baseline().name();
      Measurement baseline =
          block.stream()
              .filter(trial -> trial.strategy().name().equals(baselineName))
              .map(trial -> measured.get(trial.index()))
              .findFirst()
              .orElseThrow();
      TeacherForcing judge = new TeacherForcing(loaded.model());
      for (Trial trial : block) {
        Measurement measurement = Objects.requireNonNull(measured.get(trial.index()));
        boolean due =
            !trial.warmup()
                && measurement.trial() != baseline.trial()
                && measurement.ok()
                && baseline.ok()
                && compared.add(trial.index());
        if (due) {
          try {
            Agreement agreement =
                judge.compare(prompts.encode(trial.prompt()), baseline, measurement);
            sink.accept(agreement);
            listener.compared(trial, agreement);
          } catch (RuntimeException e) {
            listener.note("trial " + trial.index() + " was not compared: " + e.getMessage());
          }
        }
      }
    }
  }
}
