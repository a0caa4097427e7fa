package dev.conflayers.decode.method.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** A trace followed by hand: four layers, two rounds, decay 1/2. */
class ExitEvidenceTest {
  private final ExitEvidence evidence = new ExitEvidence(4, 0.5);

  private void twoRounds() {
    evidence.age();
    evidence.add(0, false, 0.2);
    evidence.add(1, true, 0.9);
    evidence.add(2, true, 0.8);
    evidence.add(0, true, 0.6);
    evidence.add(1, true, 0.7);
    evidence.add(2, true, 1.0);
    evidence.age();
    evidence.add(0, false, 0.4);
    evidence.add(1, false, 0.3);
    evidence.add(2, true, 0.9);
  }

  /** Layer 0: right 0.5, wrong 0.5 + 1. Layer 1: right 1, wrong 1. Layer 2: right 2, wrong 0. */
  @Test
  void olderEvidenceCountsLess() {
    twoRounds();
    assertThat(evidence.accepted(1)).isCloseTo(0.25, within(1e-15));
    assertThat(evidence.accepted(2)).isCloseTo(0.5, within(1e-15));
    assertThat(evidence.accepted(3)).isCloseTo(1, within(1e-15));
  }

  /**
   * Exit 2: sure 0.8 = (0.45 + 0.35) / 1 when right, 0.3 / 1 when wrong. Exit 3 was never wrong.
   */
  @Test
  void stopsHalfwayBetweenHowSureRightAndWrongAre() {
    twoRounds();
    assertThat(evidence.threshold(2)).isCloseTo((0.8 + 0.3) / 2, within(1e-15));
    assertThat(evidence.threshold(3)).isZero();
  }

  /** Exit 2 of 4 layers, a = 1/2, two tokens: 1.75 tokens for 2 x 2 + 4 layers. */
  @Test
  void countsTokensPerLayerAsThePaperDoes() {
    assertThat(evidence.tokensPerLayer(0.5, 2, 2)).isCloseTo(1.75 / 8, within(1e-15));
    assertThat(evidence.tokensPerLayer(1, 3, 4)).isCloseTo(5.0 / 16, within(1e-15));
    assertThat(evidence.tokensPerLayer(0, 1, 0)).isCloseTo(1.0 / 4, within(1e-15));
  }

  /** Exit 3 is always right: 18 tokens for 17 x 3 + 4 layers, more than any other choice gives. */
  @Test
  void choosesTheMostTokensPerLayer() {
    twoRounds();
    assertThat(evidence.best(17)).isEqualTo(new ExitEvidence.Choice(3, 17));
    assertThat(evidence.best(1)).isEqualTo(new ExitEvidence.Choice(3, 1));
  }

  @Test
  void doesNotDraftWhereNothingWouldBeRight() {
    evidence.age();
    for (int layer = 0; layer < 3; layer++) {
      evidence.add(layer, false);
    }
    assertThat(evidence.best(10).depth()).isZero();
  }
}
