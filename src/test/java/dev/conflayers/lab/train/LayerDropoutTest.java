package dev.conflayers.lab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.conflayers.lab.train.Recipe.Choice;
import dev.conflayers.lab.train.Recipe.Profile;
import dev.conflayers.model.SkipSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LayerDropoutTest {
  private static final int LAYERS = 8;
  private static final int STEPS = 1000;
  private static final int DRAWS = 20_000;

  @Test
  void probabilityRisesWithDepthAndSparesTheEnds() {
    LayerDropout dropout = dropout(Choice.LAYER, Profile.RISING, 0);
    assertThat(dropout.probability(0, STEPS)).isZero();
    assertThat(dropout.probability(7, STEPS)).isZero();
    assertThat(dropout.probability(6, STEPS)).isCloseTo(0.4, within(1e-12));
    // 0.4 (2^(3/6) - 1)
    assertThat(dropout.probability(3, STEPS)).isCloseTo(0.1656854, within(1e-7));
    assertThat(dropout(Choice.LAYER, Profile.UNIFORM, 0).probability(1, STEPS))
        .isCloseTo(0.4, within(1e-12));
  }

  @Test
  void isZeroBeforeItBeginsThenRisesToItsHighest() {
    LayerDropout dropout = dropout(Choice.LAYER, Profile.RISING, 0);
    assertThat(dropout.probability(6, 499)).isZero();
    assertThat(dropout.probability(6, 650)).isCloseTo(0.2, within(1e-12));
    assertThat(dropout.probability(6, 800)).isCloseTo(0.4, within(1e-12));
    assertThat(IntStream.range(0, 499).allMatch(step -> dropout.draw(step, 0).isEmpty())).isTrue();
  }

  @Test
  void drawsLayersAsOftenAsTheirProbabilitySays() {
    LayerDropout dropout = dropout(Choice.LAYER, Profile.RISING, 0.25);
    int[] out = new int[LAYERS];
    for (int pass = 0; pass < DRAWS; pass++) {
      SkipSet skips = dropout.draw(STEPS, pass);
      assertThat(skips.attention()).isEqualTo(skips.mlp());
      skips.attention().stream().forEach(layer -> out[layer]++);
    }
    for (int layer = 0; layer < LAYERS; layer++) {
      // Five standard errors of a share of 20,000 are below 0.02.
      assertThat(out[layer] / (double) DRAWS)
          .isCloseTo(0.75 * dropout.probability(layer, STEPS), within(0.02));
    }
  }

  @Test
  void drawsSublayersApart() {
    LayerDropout dropout = dropout(Choice.SUBLAYER, Profile.UNIFORM, 0);
    int both = 0;
    for (int pass = 0; pass < DRAWS; pass++) {
      SkipSet skips = dropout.draw(STEPS, pass);
      both += skips.skipsAttention(3) && skips.skipsMlp(3) ? 1 : 0;
    }
    assertThat(both / (double) DRAWS).isCloseTo(0.16, within(0.02));
  }

  @Test
  void drawsSubsetsOfEverySizeAlike() {
    LayerDropout dropout = dropout(Choice.SUBSET, Profile.UNIFORM, 0);
    int[] sizes = new int[LAYERS + 1];
    int[] out = new int[LAYERS];
    for (int pass = 0; pass < DRAWS; pass++) {
      SkipSet skips = dropout.draw(STEPS, pass);
      sizes[skips.attentionCount()]++;
      skips.attention().stream().forEach(layer -> out[layer]++);
    }
    // 0.4 of 6 eligible layers is 2.4: sizes 0, 1 and 2.
    for (int size = 0; size <= LAYERS; size++) {
      assertThat(sizes[size] / (double) DRAWS).isCloseTo(size <= 2 ? 1 / 3.0 : 0, within(0.02));
    }
    for (int layer = 1; layer < 7; layer++) {
      assertThat(out[layer] / (double) DRAWS).isCloseTo(1 / 6.0, within(0.02));
    }
    assertThat(out[0] + out[7]).isZero();
  }

  @Test
  void followsFromSeedStepAndPass() {
    LayerDropout one = dropout(Choice.SUBLAYER, Profile.UNIFORM, 0);
    LayerDropout two = dropout(Choice.SUBLAYER, Profile.UNIFORM, 0);
    assertThat(IntStream.range(0, 50).mapToObj(pass -> one.draw(900, pass)).toList())
        .isEqualTo(IntStream.range(0, 50).mapToObj(pass -> two.draw(900, pass)).toList());
    assertThat(IntStream.range(0, 50).mapToObj(pass -> one.draw(900, pass)).distinct().count())
        .isGreaterThan(20);
  }

  @Test
  void refusesToKeepMoreLayersThanThereAre() {
    Recipe.Dropout settings = new Recipe.Dropout(0.4, Choice.LAYER, Profile.RISING, 0, 5, 4, 0, 0);
    assertThatThrownBy(() -> new LayerDropout(settings, LAYERS, STEPS, 1))
        .isInstanceOf(TrainingProblem.class)
        .hasMessageContaining("keeps 9 layers of 8");
  }

  private static LayerDropout dropout(Choice choice, Profile profile, double fullDepthShare) {
    return new LayerDropout(
        new Recipe.Dropout(0.4, choice, profile, fullDepthShare, 1, 1, 0.5, 0.8),
        LAYERS,
        STEPS,
        42);
  }
}
