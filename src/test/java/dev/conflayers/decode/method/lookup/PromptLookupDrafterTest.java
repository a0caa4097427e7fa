package dev.conflayers.decode.method.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** By hand, after the published rule: the earliest match with a whole draft behind it. */
class PromptLookupDrafterTest {
  private static int[] lookUp(int longest, int length, int... text) {
    return new PromptLookupDrafter(new PromptLookupSettings(longest, length)).lookUp(text);
  }

  @Test
  void draftsWhatFollowedTheSameTokens() {
    assertThat(lookUp(2, 3, 7, 1, 2, 3, 4, 5, 9, 1, 2)).containsExactly(3, 4, 5);
  }

  @Test
  void takesTheEarliestOfTwoMatches() {
    assertThat(lookUp(1, 2, 1, 5, 6, 1, 7, 8, 9, 1)).containsExactly(5, 6);
  }

  @Test
  void prefersALongerMatchToAnEarlierOne() {
    // Of one token, 2 at index 0; of two tokens, (1, 2) at index 4.
    assertThat(lookUp(2, 2, 2, 8, 8, 8, 1, 2, 3, 4, 9, 1, 2)).containsExactly(3, 4);
  }

  @Test
  void aMatchNeedsAWholeDraftBehindIt() {
    assertThat(lookUp(1, 4, 5, 6, 5)).isEmpty();
    assertThat(lookUp(1, 2, 5, 6, 5)).containsExactly(6, 5);
    assertThat(lookUp(1, 2, 5, 6, 7, 5)).containsExactly(6, 7);
  }

  @Test
  void nothingThatRepeatsIsNoDraft() {
    assertThat(lookUp(3, 1, 1, 2, 3, 4)).isEmpty();
    assertThat(lookUp(3, 1, 1)).isEmpty();
  }
}
