package dev.conflayers.decode.method.conflayers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.conflayers.decode.DraftSettings;
import dev.conflayers.decode.Generation;
import dev.conflayers.decode.SearchEvent;
import dev.conflayers.decode.StepTrace;
import dev.conflayers.decode.StopPolicy;
import dev.conflayers.decode.method.conflayers.ConfLayersSettings.Arithmetic;
import dev.conflayers.decode.method.conflayers.ConfLayersSettings.LambdaMode;
import dev.conflayers.decode.method.conflayers.ConfLayersSettings.Mode;
import dev.conflayers.decode.method.fixed.StaticSkip;
import dev.conflayers.decode.method.fixed.StaticSkipSettings;
import dev.conflayers.model.ConfidenceSpace;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.testing.ScriptedModel;
import dev.conflayers.testing.ScriptedModel.Probed;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfLayersTest {
  private static final TokenIds PROMPT = TokenIds.of(3, 1, 2, 7, 7);
  private static final int WINDOW = 10;

  /** The reference shows the last tokens to the model as though they followed the prompt. */
  @Test
  void faithfulProbesFollowThePrompt() {
    Probes probes = probes(Mode.FAITHFUL);
    for (int i = 0; i < probes.all().size(); i++) {
      Probed probed = probes.all().get(i);
      assertThat(probed.prefix()).isEqualTo(PROMPT.size());
      assertThat(probed.tokens()).isEqualTo(probes.lastCommitted(i));
    }
  }

  @Test
  void cleanProbesStandWhereTheirTokensDo() {
    Probes probes = probes(Mode.CLEAN);
    for (int i = 0; i < probes.all().size(); i++) {
      Probed probed = probes.all().get(i);
      assertThat(probed.prefix()).isEqualTo(probed.length() - WINDOW);
      assertThat(probed.tokens()).isEqualTo(probes.lastCommitted(i));
    }
  }

  @Test
  void chargesEveryProbeAFullPassWithoutTheHead() {
    ScriptedModel model = ScriptedModel.of(20, 2, 0.3);
    Generation generation = decode(model, settings(Mode.CLEAN, ConfidenceSpace.HIDDEN));
    assertThat(generation.trace().searches())
        .isNotEmpty()
        .allMatch(e -> e.weightBytes() == 0 || e.weightBytes() == 12 * 40);
    assertThat(generation.trace().searchNanos()).isEqualTo(12L * 40 * model.probes().size());
  }

  @Test
  void chargesTheHeadWhereTheProbeNeedsIt() {
    ScriptedModel model = ScriptedModel.of(20, 2, 0.3);
    Generation generation = decode(model, settings(Mode.CLEAN, ConfidenceSpace.LM_HEAD));
    assertThat(generation.trace().searchNanos()).isEqualTo((12L * 40 + 7) * model.probes().size());
    assertThat(model.probes()).allMatch(p -> p.space() == ConfidenceSpace.LM_HEAD);
  }

  @Test
  void exportsTheSetInForce() {
    ScriptedModel model = ScriptedModel.of(20, 2, 0.3);
    ConfLayers decoder =
        ConfLayers.decoder(model, settings(Mode.CLEAN, ConfidenceSpace.HIDDEN), model.clock());
    assertThat(decoder.skips()).isEqualTo(SkipSet.ofLayers(1, 3, 5, 7, 9));
    List<SearchEvent> searches =
        decoder.decode(PROMPT, StopPolicy.of(200, Set.of())).trace().searches();
    assertThat(searches.get(searches.size() - 1).skips()).isEqualTo(decoder.skips());
    assertThat(decoder.skips()).isNotEqualTo(SkipSet.ofLayers(1, 3, 5, 7, 9));
  }

  @Test
  void learnsFromPromptToPrompt() {
    ScriptedModel model = ScriptedModel.of(20, 2, 0.3);
    ConfLayers decoder =
        ConfLayers.decoder(model, settings(Mode.CLEAN, ConfidenceSpace.HIDDEN), model.clock());
    decoder.decode(PROMPT, StopPolicy.of(40, Set.of()));
    SkipSet learnt = decoder.skips();
    decoder.decode(PROMPT, StopPolicy.of(2, Set.of()));
    assertThat(decoder.skips()).isEqualTo(learnt).isNotEqualTo(SkipSet.ofLayers(1, 3, 5, 7, 9));
  }

  @Test
  void searchesWithTheGivenCap() {
    ScriptedModel model = ScriptedModel.of(20, 2, 0.3);
    ConfLayersSettings settings = settings(Mode.FAITHFUL, ConfidenceSpace.HIDDEN);
    List<SearchEvent> free = searches(ConfLayers.decoder(model, settings, model.clock()));
    assertThat(searches(ConfLayers.decoder(model, settings, 1000, model.clock()))).isEqualTo(free);
    assertThat(searches(ConfLayers.decoder(model, settings, 1, model.clock()))).isNotEqualTo(free);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfLayers.decoder(model, settings, -1, model.clock()));
  }

  private static List<SearchEvent> searches(ConfLayers decoder) {
    return decoder.decode(PROMPT, StopPolicy.of(200, Set.of())).trace().searches();
  }

  @Test
  void refusesAModelWithNothingToLeaveOut() {
    ScriptedModel model = new ScriptedModel(ScriptedModel.shape(2, 20, 100), 1, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ConfLayers.decoder(
                    model, settings(Mode.CLEAN, ConfidenceSpace.HIDDEN), model.clock()))
        .withMessageContaining("needs at least 3, got 2");
  }

  @Test
  void refusesAStaticSetOfAnotherModel() {
    ScriptedModel model = ScriptedModel.of(20, 1, 0);
    DraftSettings draft = new DraftSettings(4, 0.8, List.of(1, 1, 1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                StaticSkip.decoder(
                    model,
                    new StaticSkipSettings(List.of(1), List.of(3, 12), draft),
                    model.clock()))
        .withMessage("mlp layers must be within [0, 11], as the model has 12 layers, got 12");
  }

  private static Probes probes(Mode mode) {
    ScriptedModel model = ScriptedModel.of(20, 2, 0.3);
    Generation generation = decode(model, settings(mode, ConfidenceSpace.HIDDEN));
    assertThat(model.probes()).hasSizeGreaterThan(3);
    return new Probes(model.probes(), generation);
  }

  private static Generation decode(ScriptedModel model, ConfLayersSettings settings) {
    return ConfLayers.decoder(model, settings, model.clock())
        .decode(PROMPT, StopPolicy.of(200, Set.of()));
  }

  private static ConfLayersSettings settings(Mode mode, ConfidenceSpace space) {
    return new ConfLayersSettings(
        mode,
        0.3,
        WINDOW,
        6,
        20,
        1,
        LambdaMode.ADAPTIVE,
        0,
        0,
        Arithmetic.BINARY16,
        space,
        new DraftSettings(8, 0.6, List.of(2, 2, 3, 3)));
  }

  /** What was probed, and the generation it was probed in. */
  private record Probes(List<Probed> all, Generation generation) {
    /** Returns the last tokens that were committed when probe {@code i} was run. */
    TokenIds lastCommitted(int i) {
      int[] output = generation.tokens().toArray();
      int end = all.get(i).length() - PROMPT.size();
      int committed = 0;
      boolean afterAStep = false;
      for (StepTrace step : generation.trace().steps()) {
        committed += step.emitted().size();
        afterAStep |= committed == end;
      }
      assertThat(afterAStep).isTrue();
      return TokenIds.of(Arrays.copyOfRange(output, end - WINDOW, end));
    }
  }
}
