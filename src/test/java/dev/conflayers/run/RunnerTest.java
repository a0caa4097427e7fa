package dev.conflayers.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.conflayers.decode.DraftSettings;
import dev.conflayers.decode.NanoClock;
import dev.conflayers.decode.SamplerSettings;
import dev.conflayers.decode.method.fixed.StaticSkip;
import dev.conflayers.decode.method.fixed.StaticSkipSettings;
import dev.conflayers.model.Device;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.model.NumberFormat;
import dev.conflayers.record.Agreement;
import dev.conflayers.record.ForkEnd;
import dev.conflayers.record.ForkRecord;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.MeasurementSink;
import dev.conflayers.record.TrialStatus;
import dev.conflayers.suite.ControlSchedule;
import dev.conflayers.suite.ModelChoice;
import dev.conflayers.suite.RunOptions;
import dev.conflayers.suite.Strategy;
import dev.conflayers.suite.Suite;
import dev.conflayers.suite.TaskChoice;
import dev.conflayers.suite.WarmUp;
import dev.conflayers.suite.declared.Phase;
import dev.conflayers.suite.declared.StopRule;
import dev.conflayers.suite.plan.PlannedPrompt;
import dev.conflayers.suite.plan.RunPlan;
import dev.conflayers.suite.plan.Trial;
import dev.conflayers.testing.LetterTokenizer;
import dev.conflayers.testing.ScriptedModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** A plan is executed in its order, once, with the clock around the decoder and nothing else. */
class RunnerTest {
  static final Runner.Fork FORK =
      new Runner.Fork(0, "2026-01-01T00:00:00Z", Map.of(), new ForkRecord.Jvm(0, 1, ""));
  private static final int TOKENS = 6;
  private static final Strategy FULL = Strategy.fullDepth("full");
  private static final Strategy SKIP =
      Strategy.of(
          StaticSkip.METHOD,
          "skip",
          new StaticSkipSettings(
              List.of(1, 3), List.of(1, 3), new DraftSettings(4, 0.0, List.of(1, 1, 1, 1))));

  private final ScriptedModel model = ScriptedModel.of(26, 5, 0.3);
  private final Kept kept = new Kept();

  /** Keeps what it is given, until somebody has had enough. */
  private static final class Kept implements MeasurementSink {
    private final List<Measurement> measurements = new ArrayList<>();
    private final List<Agreement> agreements = new ArrayList<>();
    private final List<ForkRecord> forks = new ArrayList<>();
    private int syncs;

    @Override
    public void accept(Measurement measurement) {
      measurements.add(measurement);
    }

    @Override
    public void accept(Agreement agreement) {
      agreements.add(agreement);
    }

    @Override
    public void accept(ForkRecord fork) {
      forks.add(fork);
    }

    @Override
    public void accept(ForkEnd end) {}

    @Override
    public void sync() {
      syncs++;
    }

    @Override
    public void close() {}

    List<Integer> trials() {
      return measurements.stream().map(Measurement::trial).toList();
    }
  }

  /** One block that warms up and three that count; the strategies take turns at going first. */
  static RunPlan plan() {
    Suite suite =
        new Suite(
            "s",
            "d",
            new ModelChoice("m", NumberFormat.FP32, Device.CPU, 1),
            List.of(new TaskChoice("alpaca", "letters", "test", 3, 0, 1, TOKENS, false)),
            List.of(FULL, SKIP),
            SamplerSettings.GREEDY,
            List.of(),
            new RunOptions(
                1, 1, new WarmUp(1, 1), 0, ControlSchedule.NEVER, 1, StopRule.IGNORE_EOS, 60));
    List<Trial> trials = new ArrayList<>();
    for (int block = 0; block < 4; block++) {
      PlannedPrompt prompt =
          new PlannedPrompt(
              "alpaca", "e" + block, "abc".repeat(block + 1), false, List.of(), TOKENS, "", "");
      for (int position = 0; position < 2; position++) {
        Strategy strategy = (block + position) % 2 == 0 ? FULL : SKIP;
        trials.add(
            new Trial(
                trials.size(),
                0,
                block,
                position,
                block == 0 ? Phase.WARM_UP : Phase.MEASURED,
                prompt,
                strategy,
                0));
      }
    }
    return new RunPlan("f", suite, suite.strategies(), "", List.of(), trials, List.of(), List.of());
  }

  private boolean run(NanoClock clock, Runner.Done done, BooleanSupplier cancelled)
      throws IOException {
    LoadedModel loaded = new LoadedModel(model, new LetterTokenizer(), Map.of());
    return new Runner(loaded, Strategy::newDecoder, clock, Disturbances.unknown())
        .run(plan(), FORK, done, kept, new RunListener() {}, cancelled);
  }

  @Test
  void trialsAreMeasuredInTheOrderOfThePlan() throws IOException {
    assertThat(run(model.clock(), Runner.Done.nothing(), () -> false)).isTrue();
    assertThat(kept.trials()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(kept.measurements)
        .extracting(Measurement::strategy)
        .containsExactly("full", "skip", "skip", "full", "full", "skip", "skip", "full");
    assertThat(kept.syncs).isEqualTo(3);
    assertThat(model.openSessions()).isZero();
  }

  @Test
  void warmingUpIsMarkedAndNotCompared() throws IOException {
    run(model.clock(), Runner.Done.nothing(), () -> false);
    assertThat(kept.measurements)
        .filteredOn(Measurement::warmup)
        .extracting(Measurement::trial)
        .containsExactly(0, 1);
    assertThat(kept.agreements).extracting(Agreement::trial).containsExactly(2, 5, 6);
    assertThat(kept.agreements).allMatch(Agreement::identical);
  }

  /**
   * A pass takes as many nanoseconds as it reads bytes: 12 layers of 40 and a head of 7 are 487,
   * and nothing else takes time. A prompt and five tokens after the first are six passes.
   */
  @Test
  void theClockStandsAroundTheDecoderAlone() throws IOException {
    run(model.clock(), Runner.Done.nothing(), () -> false);
    assertThat(kept.measurements)
        .filteredOn(m -> m.strategy().equals("full"))
        .isNotEmpty()
        .allMatch(m -> m.wallNanos() == TOKENS * 487L && m.timing().total() == TOKENS * 487L);
  }

  @Test
  void aTrialThatTakesTooLongIsDataAndTheNextOneGoesOn() throws IOException {
    AtomicLong late = new AtomicLong();
    AtomicLong readings = new AtomicLong();
    // From the 40th reading on, one reading in 40 comes 61 seconds late.
    NanoClock clock =
        () ->
            readings.incrementAndGet() % 40 == 0
                ? late.addAndGet(61_000_000_000L)
                : late.addAndGet(1);
    assertThat(run(clock, Runner.Done.nothing(), () -> false)).isTrue();
    assertThat(kept.trials()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(kept.measurements)
        .extracting(Measurement::status)
        .contains(TrialStatus.OK, TrialStatus.TIMEOUT);
    assertThat(kept.measurements)
        .filteredOn(m -> m.status() == TrialStatus.TIMEOUT)
        .allMatch(m -> "took longer than 60 seconds".equals(m.message()))
        .allMatch(m -> m.output().size() == 0);
    assertThat(model.openSessions()).isZero();
  }

  /** Interrupted after every possible number of questions whether it should stop. */
  @Test
  void aRunThatIsInterruptedAndResumedMeasuresNothingTwice() throws IOException {
    AtomicLong asked = new AtomicLong();
    run(model.clock(), Runner.Done.nothing(), () -> asked.incrementAndGet() < 0);
    for (long patience = 0; patience < asked.get(); patience += 3) {
      Kept first = interruptedAfter(patience);
      kept.measurements.clear();
      kept.agreements.clear();
      Runner.Done done = new Runner.Done(first.measurements, first.agreements);
      assertThat(run(model.clock(), done, () -> false)).isTrue();
      List<Integer> measured = new ArrayList<>();
      List<Integer> compared = new ArrayList<>();
      for (Kept part : List.of(first, kept)) {
        part.measurements.stream().filter(m -> !m.warmup()).forEach(m -> measured.add(m.trial()));
        part.agreements.forEach(agreement -> compared.add(agreement.trial()));
      }
      assertThat(measured).containsExactly(2, 3, 4, 5, 6, 7);
      assertThat(compared).containsExactly(2, 5, 6);
    }
  }

  private Kept interruptedAfter(long patience) throws IOException {
    kept.measurements.clear();
    kept.agreements.clear();
    AtomicLong asked = new AtomicLong();
    assertThat(run(model.clock(), Runner.Done.nothing(), () -> asked.incrementAndGet() > patience))
        .isFalse();
    Kept copy = new Kept();
    copy.measurements.addAll(kept.measurements);
    copy.agreements.addAll(kept.agreements);
    return copy;
  }

  @Test
  void aStrategyThatCannotWorkIsRefusedBeforeAnythingIsMeasured() {
    LoadedModel shallow =
        new LoadedModel(
            new ScriptedModel(ScriptedModel.shape(3, 26, 64), 1, 0),
            new LetterTokenizer(),
            Map.of());
    Runner runner =
        new Runner(shallow, Strategy::newDecoder, model.clock(), Disturbances.unknown());
    assertThatThrownBy(
            () ->
                runner.run(
                    plan(), FORK, Runner.Done.nothing(), kept, new RunListener() {}, () -> false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("strategy skip: ");
    assertThat(kept.measurements).isEmpty();
  }
}
