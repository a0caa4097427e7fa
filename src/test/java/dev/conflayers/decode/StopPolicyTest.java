package dev.conflayers.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.conflayers.decode.StopPolicy.End;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.testing.LetterTokenizer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StopPolicyTest {
  private static final LetterTokenizer LETTERS = new LetterTokenizer();

  @Test
  void goesOnUntilTheLimit() {
    StopPolicy stop = StopPolicy.of(3, Set.of(9));
    assertThat(stop.end(TokenIds.of(), 0)).isNull();
    assertThat(stop.end(TokenIds.of(1, 2), 0)).isNull();
    assertThat(stop.end(TokenIds.of(1, 2, 3), 0)).isEqualTo(new End(3, FinishReason.LENGTH));
    assertThat(stop.end(TokenIds.of(1, 2, 3, 4, 5), 2)).isEqualTo(new End(3, FinishReason.LENGTH));
  }

  @Test
  void keepsTheStopTokenAndNothingAfterIt() {
    StopPolicy stop = StopPolicy.of(10, Set.of(7, 9));
    End end = new End(2, FinishReason.STOP_TOKEN);
    assertThat(stop.end(TokenIds.of(1, 9, 7, 4), 0)).isEqualTo(end);
    assertThat(stop.end(TokenIds.of(1, 9, 7, 4), 1)).isEqualTo(end);
  }

  @Test
  void aStopTokenAtTheLimitIsAStopToken() {
    StopPolicy stop = StopPolicy.of(2, Set.of(9));
    assertThat(stop.end(TokenIds.of(1, 9), 1)).isEqualTo(new End(2, FinishReason.STOP_TOKEN));
    assertThat(stop.end(TokenIds.of(1, 2, 9), 0)).isEqualTo(new End(2, FinishReason.LENGTH));
  }

  @Test
  void endsWithTheTokenThatCompletesAStopString() {
    StopPolicy stop = StopPolicy.of(10, Set.of(), List.of("zz", "cde"), LETTERS);
    assertThat(stop.end(LETTERS.encode("abcd"), 0)).isNull();
    End end = new End(5, FinishReason.STOP_STRING);
    assertThat(stop.end(LETTERS.encode("abcdefg"), 0)).isEqualTo(end);
    // Only "ab" is known to go on, yet the string began before the first unchecked token.
    assertThat(stop.end(LETTERS.encode("abcdefg"), 4)).isEqualTo(end);
  }

  @Test
  void theEarlierReasonWins() {
    StopPolicy stop = StopPolicy.of(4, Set.of(3), List.of("bc"), LETTERS);
    assertThat(stop.end(LETTERS.encode("abcd"), 0)).isEqualTo(new End(3, FinishReason.STOP_STRING));
    assertThat(stop.end(LETTERS.encode("adbc"), 0)).isEqualTo(new End(2, FinishReason.STOP_TOKEN));
  }

  @Test
  void doesNotDependOnHowTheOutputArrived() {
    StopPolicy stop = StopPolicy.of(8, Set.of(5), List.of("ca"), LETTERS);
    for (String text : List.of("abcabcabc", "aabbccddee", "abfca", "zzzzzzzzzzzz")) {
      TokenIds output = LETTERS.encode(text);
      End whole = stop.end(output, 0);
      for (int chunk = 1; chunk <= output.size(); chunk++) {
        End end = null;
        for (int checked = 0; end == null; checked += chunk) {
          end = stop.end(output.prefix(checked + chunk), checked);
        }
        assertThat(end).isEqualTo(whole);
      }
    }
  }

  @Test
  void refusesToAskForNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StopPolicy.of(0, Set.of()))
        .withMessage("maxNewTokens must be at least 1, got 0");
  }
}
