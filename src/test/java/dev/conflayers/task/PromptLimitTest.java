package dev.conflayers.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.conflayers.model.token.TokenIds;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PromptLimitTest {
  /** Leaves 20 tokens for the prompt. */
  private static final PromptLimit TWENTY = new PromptLimit(302, 32, PromptLimit.TREE_RESERVE);

  private static final int BOS = 0;
  private static final TokenIds TAIL = TokenIds.of(BOS, 901, 902);

  @Test
  void leavesAPromptThatFitsAlone() {
    for (int body = 0; body <= 18; body++) {
      TokenIds prompt = prompt(body, 901, 902);
      assertThat(TWENTY.fit(prompt, TAIL)).isSameAs(prompt);
    }
  }

  @Test
  void cutsTheEndOfTheBodyAndKeepsTheTail() {
    assertThat(TWENTY.fit(prompt(100, 901, 902), TAIL).toArray())
        .containsExactly(
            0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, /* merged */ 99, 901, 902);
    assertThat(TWENTY.fit(prompt(100, 901, 902), TokenIds.of(901, 902)).toArray())
        .endsWith(15, 16, 17, 901, 902)
        .hasSize(20);
  }

  /** The defect of the original: {@code prompt[-0:]} was the whole prompt once more. */
  @Test
  void cutsAPromptWithoutATail() {
    TokenIds cut = TWENTY.fit(prompt(100), TokenIds.of());
    assertThat(cut.toArray()).containsExactly(IntStream.range(0, 20).toArray());
  }

  @Test
  void refusesWhatCannotBeCutEnough() {
    PromptLimit none = new PromptLimit(200, 32, 250);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> none.fit(prompt(10, 901, 902), TAIL))
        .withMessageContaining("a prompt of 12 tokens cannot be cut to 0")
        .withMessageContaining("200 positions");
  }

  private static TokenIds prompt(int body, int... tail) {
    return TokenIds.of(IntStream.concat(IntStream.range(0, body), IntStream.of(tail)).toArray());
  }
}
