package dev.conflayers.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AgreementTest {
  /** By hand: bigrams (café au)(au lait) and (café au)(au thé): one of two shared. */
  @Test
  void countsBigramsOfUnicodeWords() {
    AgreementRouge2 agreement = new AgreementRouge2();
    assertThat(agreement.score("Café au lait!", "café, au thé")).isEqualTo(0.5);
    assertThat(agreement.score("snake_case x1 y", "snake_case x1"))
        .isEqualTo(2 / 3.0, within(1e-15));
    assertThat(agreement.score("one", "one")).isZero();
    assertThat(agreement.score("", "")).isZero();
  }
}
