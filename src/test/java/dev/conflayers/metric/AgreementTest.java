package dev.conflayers.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.conflayers.token.TokenIds;
import org.junit.jupiter.api.Test;

class AgreementTest {
  @Test
  void isWholeWhenTokensAreTheSame() {
    TokenAgreement same = TokenAgreement.between(TokenIds.of(1, 2, 3), TokenIds.of(1, 2, 3));
    assertThat(same.identical()).isTrue();
    assertThat(same.firstDivergence()).isEmpty();
    assertThat(same.share()).isOne();
    TokenAgreement nothing = TokenAgreement.between(TokenIds.of(), TokenIds.of());
    assertThat(nothing.identical()).isTrue();
    assertThat(nothing.share()).isOne();
  }

  @Test
  void saysWhereTokensPart() {
    TokenAgreement parted =
        TokenAgreement.between(TokenIds.of(1, 2, 9, 4), TokenIds.of(1, 2, 3, 4));
    assertThat(parted.identical()).isFalse();
    assertThat(parted.firstDivergence()).hasValue(2);
    assertThat(parted.share()).isEqualTo(0.5);
  }

  @Test
  void partsWhereOneEnds() {
    TokenAgreement cut = TokenAgreement.between(TokenIds.of(1, 2), TokenIds.of(1, 2, 3, 4, 5));
    assertThat(cut.identical()).isFalse();
    assertThat(cut.firstDivergence()).hasValue(2);
    assertThat(cut.share()).isEqualTo(0.4);
    assertThat(TokenAgreement.between(TokenIds.of(), TokenIds.of(7)).share()).isZero();
  }

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
