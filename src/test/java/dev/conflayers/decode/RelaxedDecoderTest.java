package dev.conflayers.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.conflayers.decode.method.control.RelaxedSkipSettings;
import dev.conflayers.decode.method.control.RuleSkip;
import dev.conflayers.decode.method.control.RuleSkipSettings;
import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.Logits;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.testing.ScriptedModel;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelaxedDecoderTest {
  private static final TokenIds PROMPT = TokenIds.of(1, 2, 3);
  private static final StopPolicy STOP = StopPolicy.of(200, Set.of());

  private static final int VOCABULARY = 5;

  /** Skipping makes one of the four other tokens of three in ten. */
  private static final ScriptedModel MODEL = ScriptedModel.of(VOCABULARY, 6, 0.3);

  private static Generation relaxed(double tolerance) {
    RelaxedSkipSettings settings =
        new RelaxedSkipSettings(
            RuleSkipSettings.Rule.UNIFORM,
            0.5,
            1,
            tolerance,
            new DraftSettings(8, 0, List.of(1, 1, 1, 1)));
    return RuleSkip.relaxed(MODEL, settings, MODEL.clock()).decode(PROMPT, STOP);
  }

  @Test
  void withoutToleranceTheTextIsThatOfFullDepth() {
    TokenIds full = new FullDepthDecoder(MODEL, MODEL.clock()).decode(PROMPT, STOP).tokens();
    assertThat(relaxed(0).tokens()).isEqualTo(full);
  }

  /** Each token is at most so far below the best, judged after the text that was emitted. */
  @ParameterizedTest
  @ValueSource(doubles = {2, 3, 4, 6})
  void noTokenIsFurtherBelowTheBestThanTolerated(double tolerance) {
    Generation generation = relaxed(tolerance);
    int[] text = generation.tokens().toArray();
    double furthest = 0;
    try (DecodeSession session = MODEL.openSession(PROMPT.size() + text.length)) {
      Logits logits = session.append(PROMPT.toArray(), SkipSet.none(), Readout.top(VOCABULARY));
      for (int token : text) {
        furthest = Math.max(furthest, below(logits, token));
        logits = session.append(new int[] {token}, SkipSet.none(), Readout.top(VOCABULARY));
      }
    }
    assertThat(furthest).isPositive().isLessThanOrEqualTo(tolerance);
  }

  private static double below(Logits logits, int token) {
    int rank = 0;
    while (logits.token(0, rank) != token) {
      rank++;
    }
    return logits.logit(0, 0) - logits.logit(0, rank);
  }

  @Test
  void theMoreIsToleratedTheMoreIsAccepted() {
    assertThat(accepted(relaxed(0))).isLessThan(accepted(relaxed(3)));
    assertThat(accepted(relaxed(3))).isLessThan(accepted(relaxed(100)));
  }

  private static double accepted(Generation generation) {
    List<StepTrace> steps = generation.trace().steps();
    return steps.stream().mapToInt(StepTrace::accepted).average().orElseThrow();
  }

  @Test
  void textsDrawnAtRandomAreRefused() {
    Decoder decoder = new RelaxedDecoder(new FullDepthDecoder(MODEL, MODEL.clock()), 1, 16);
    Sampler chance = Sampler.of(new SamplerSettings(1, 1, 0, 1, AcceptanceRule.EXACT), 1);
    assertThatThrownBy(() -> decoder.decode(PROMPT, STOP, chance))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("relaxed acceptance needs greedy decoding");
  }
}
