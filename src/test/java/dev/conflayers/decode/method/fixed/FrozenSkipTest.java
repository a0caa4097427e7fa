package dev.conflayers.decode.method.fixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.conflayers.decode.DraftSettings;
import dev.conflayers.decode.SpeculativeDecoder.StopCheck;
import dev.conflayers.decode.StopPolicy;
import dev.conflayers.decode.method.FrozenSkipSettings;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.testing.ScriptedModel;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Sets that were found are used as they are, each for its task. */
class FrozenSkipTest {
  private static final DraftSettings DRAFT = new DraftSettings(4, 0, List.of(1, 1, 1, 1));
  private static final FrozenSkipSettings.TaskSet FEW = set("few", 1);
  private static final FrozenSkipSettings.TaskSet MANY = set("many", 1, 2, 3);

  private static FrozenSkipSettings.TaskSet set(String task, Integer... layers) {
    return new FrozenSkipSettings.TaskSet(task, List.of(layers), List.of(layers));
  }

  private static FrozenSkipSettings settings(FrozenSkipSettings.TaskSet... sets) {
    return new FrozenSkipSettings(List.of(sets), DRAFT, false, StopCheck.EXACT);
  }

  private static long draftBytes(FrozenSkipSettings settings) {
    ScriptedModel model = ScriptedModel.of(26, 6, 0);
    return FrozenSkip.decoder(model, settings, model.clock())
        .decode(TokenIds.of(1, 2), StopPolicy.of(20, Set.of()))
        .trace()
        .draftBytes();
  }

  @Test
  void eachTaskHasItsOwnSet() {
    FrozenSkipSettings both = settings(FEW, MANY);
    assertThat(both.on("many")).isEqualTo(settings(MANY));
    assertThat(draftBytes(both.on("many"))).isLessThan(draftBytes(both.on("few")));
  }

  @Test
  void aTaskWithoutASetIsRefused() {
    assertThatThrownBy(() -> settings(FEW, MANY).on("other"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "sets must hold one for each task of the suite, but 'other' has none; there are sets"
                + " for few, many");
  }

  @Test
  void oneDecoderServesOneTask() {
    assertThatThrownBy(() -> draftBytes(settings(FEW, MANY))).hasMessageContaining("one task");
    assertThatThrownBy(() -> settings(FEW, FEW)).hasMessageContaining("different tasks");
    assertThatThrownBy(() -> settings()).hasMessageContaining("got none");
    assertThatThrownBy(() -> draftBytes(settings(set("deep", 99))))
        .hasMessageContaining("attention layers must be within [0, ");
  }
}
