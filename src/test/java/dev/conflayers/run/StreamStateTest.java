package dev.conflayers.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.decode.DraftSettings;
import dev.conflayers.decode.SamplerSettings;
import dev.conflayers.decode.StreamState;
import dev.conflayers.decode.method.conflayers.ConfLayers;
import dev.conflayers.decode.method.conflayers.ConfLayersSettings;
import dev.conflayers.model.ConfidenceSpace;
import dev.conflayers.model.Device;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.model.NumberFormat;
import dev.conflayers.record.Agreement;
import dev.conflayers.record.ForkEnd;
import dev.conflayers.record.ForkRecord;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.MeasurementSink;
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
import org.junit.jupiter.api.Test;

/** What a strategy that learns brings to a prompt is what its suite says. */
class StreamStateTest {
  private static final int TOKENS = 60;
  private static final Strategy FULL = Strategy.fullDepth("full");

  private final List<Measurement> measurements = new ArrayList<>();
  private final List<ForkRecord> forks = new ArrayList<>();

  private static Strategy learner(StreamState state) {
    return new Strategy(
        "learner",
        ConfLayers.METHOD,
        state,
        new ConfLayersSettings(
            ConfLayersSettings.Mode.CLEAN,
            0.4,
            8,
            4,
            100,
            1,
            ConfLayersSettings.LambdaMode.ADAPTIVE,
            0,
            3,
            ConfLayersSettings.Arithmetic.FP64,
            ConfidenceSpace.HIDDEN,
            new DraftSettings(4, 0, List.of(1, 1, 1, 1))));
  }

  /** Two prompts to search on, then four that count. */
  private List<Measurement> measured(StreamState state) throws IOException {
    Strategy learner = learner(state);
    Suite suite =
        new Suite(
            "s",
            "d",
            new ModelChoice("m", NumberFormat.FP32, Device.CPU, 1),
            List.of(new TaskChoice("alpaca", "letters", "test", 4, 0, 1, TOKENS, false)),
            List.of(FULL, learner),
            SamplerSettings.GREEDY,
            List.of(),
            new RunOptions(
                1, 1, new WarmUp(0, 0), 2, ControlSchedule.NEVER, 1, StopRule.IGNORE_EOS, 60));
    List<Trial> trials = new ArrayList<>();
    for (int block = 0; block < 6; block++) {
      Phase phase = block < 2 ? Phase.SEARCH : Phase.MEASURED;
      if (phase == Phase.SEARCH && state != StreamState.STEADY) {
        continue;
      }
      PlannedPrompt prompt =
          new PlannedPrompt(
              "alpaca", "e" + block, "abcd".repeat(block + 1), false, List.of(), TOKENS, "", "");
      for (Strategy strategy : phase == Phase.SEARCH ? List.of(learner) : List.of(FULL, learner)) {
        trials.add(new Trial(trials.size(), 0, block, 0, phase, prompt, strategy, 0));
      }
    }
    RunPlan plan =
        new RunPlan("f", suite, suite.strategies(), "", List.of(), trials, List.of(), List.of());
    ScriptedModel model = ScriptedModel.of(26, 5, 0.1);
    new Runner(
            new LoadedModel(model, new LetterTokenizer(), Map.of("name", "scripted")),
            Strategy::newDecoder,
            model.clock(),
            Disturbances.unknown())
        .run(
            plan,
            new Runner.Fork(0, "2026-01-01T00:00:00Z", Map.of(), new ForkRecord.Jvm(0, 1, "")),
            Runner.Done.nothing(),
            sink(),
            new RunListener() {},
            () -> false);
    return measurements.stream()
        .filter(m -> m.strategy().equals("learner") && m.phase() == Phase.MEASURED)
        .toList();
  }

  private MeasurementSink sink() {
    return new MeasurementSink() {
      @Override
      public void accept(Measurement measurement) {
        measurements.add(measurement);
      }

      @Override
      public void accept(Agreement agreement) {
        assertThat(agreement.identical()).isTrue();
      }

      @Override
      public void accept(ForkRecord fork) {
        forks.add(fork);
      }

      @Override
      public void accept(ForkEnd end) {}

      @Override
      public void sync() {}

      @Override
      public void close() {}
    };
  }

  @Test
  void aSteadyStrategyHasSearchedBeforeAndDraftsWithTheSetItIsRecordedWith() throws IOException {
    List<Measurement> measured = measured(StreamState.STEADY);
    assertThat(measured).hasSize(4).allMatch(m -> m.searches().isEmpty());
    assertThat(measured).extracting(Measurement::decoderAge).containsExactly(2, 3, 4, 5);
    ForkRecord.FrozenSet frozen = forks.get(0).frozen().get(0);
    assertThat(frozen.task()).isEqualTo("alpaca");
    // 12 layers of 40 bytes and a head of 7; every draft pass reads what the frozen set leaves.
    long pass = 487 - 10L * frozen.attention().size() - 30L * frozen.mlp().size();
    assertThat(pass).isLessThan(487);
    assertThat(measured)
        .allSatisfy(
            m ->
                assertThat(m.steps().subList(0, m.steps().size() - 1))
                    .allMatch(step -> step.draftBytes() == pass * step.chain().size()));
  }

  @Test
  void aColdStreamSearchesWhileItIsMeasuredAndGoesOnFromPromptToPrompt() throws IOException {
    List<Measurement> measured = measured(StreamState.COLD_STREAM);
    assertThat(measured).extracting(Measurement::decoderAge).containsExactly(0, 1, 2, 3);
    assertThat(measured.get(0).searches()).isNotEmpty();
    assertThat(forks.get(0).frozen()).isEmpty();
  }

  @Test
  void aStrategyThatIsResetBeginsEveryPromptAnew() throws IOException {
    List<Measurement> measured = measured(StreamState.PER_PROMPT_RESET);
    assertThat(measured).extracting(Measurement::decoderAge).containsOnly(0);
    assertThat(measured).allMatch(m -> !m.searches().isEmpty());
  }
}
