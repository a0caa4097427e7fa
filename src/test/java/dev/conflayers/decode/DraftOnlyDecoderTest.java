package dev.conflayers.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.model.SkipSet;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.testing.ScriptedModel;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DraftOnlyDecoderTest {
  private static final TokenIds PROMPT = TokenIds.of(3, 1, 2);
  private static final SkipSet HALF = SkipSet.ofLayers(1, 3, 5, 7, 9);
  private static final StopPolicy STOP = StopPolicy.of(40, Set.of());

  @Test
  void errsWhereTheShallowModelErrs() {
    ScriptedModel model = ScriptedModel.of(20, 1, 0.3);
    TokenIds full = new FullDepthDecoder(model, model.clock()).decode(PROMPT, STOP).tokens();
    TokenIds shallow =
        new DraftOnlyDecoder(model, HALF, model.clock()).decode(PROMPT, STOP).tokens();
    assertThat(shallow.get(0)).as("the prompt is read at full depth").isEqualTo(full.get(0));
    assertThat(shallow).isNotEqualTo(full);
  }

  @Test
  void isFullDepthWhereNothingIsSkippedOrNothingErrs() {
    ScriptedModel model = ScriptedModel.of(20, 1, 0.3);
    Generation full = new FullDepthDecoder(model, model.clock()).decode(PROMPT, STOP);
    assertThat(new DraftOnlyDecoder(model, SkipSet.none(), model.clock()).decode(PROMPT, STOP))
        .isEqualTo(full);
    ScriptedModel exact = ScriptedModel.of(20, 1, 0);
    assertThat(new DraftOnlyDecoder(exact, HALF, exact.clock()).decode(PROMPT, STOP).tokens())
        .isEqualTo(new FullDepthDecoder(exact, exact.clock()).decode(PROMPT, STOP).tokens());
  }

  @Test
  void booksItsPassesAsDraftsThatNothingVerified() {
    ScriptedModel model = ScriptedModel.of(20, 1, 0.3);
    DecodeTrace trace =
        new DraftOnlyDecoder(model, HALF, model.clock()).decode(PROMPT, STOP).trace();
    long shallow = 7 * 40 + 7;
    assertThat(trace.steps()).hasSize(39);
    assertThat(trace.verifications()).isZero();
    assertThat(trace.draftBytes()).isEqualTo(39 * shallow);
    assertThat(trace.draftNanos()).isEqualTo(39 * shallow);
    assertThat(trace.verifyNanos()).isZero();
  }
}
