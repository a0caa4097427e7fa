package dev.conflayers.decode.method.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.conflayers.decode.DraftSettings;
import dev.conflayers.decode.StepOutcome;
import dev.conflayers.decode.method.AdaptiveThreshold;
import dev.conflayers.decode.method.Subsets;
import dev.conflayers.decode.method.control.RuleSkipSettings.Rule;
import dev.conflayers.model.SkipSet;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RivalSetsTest {
  private static final DraftSettings CHAIN = new DraftSettings(8, 0.8, List.of(1, 1, 1, 1));

  private static SkipSet set(int layers, Rule rule, double ratio, long seed) {
    return RuleSkip.skips(layers, new RuleSkipSettings(rule, ratio, seed, CHAIN));
  }

  @Test
  void aUniformSetIsSpreadEvenly() {
    assertThat(set(18, Rule.UNIFORM, 0.5, 0))
        .isEqualTo(SkipSet.ofLayers(2, 4, 6, 8, 10, 12, 14, 16));
    assertThat(set(18, Rule.UNIFORM, 0.25, 0)).isEqualTo(SkipSet.ofLayers(3, 7, 11, 15));
  }

  @Test
  void anEarlyExitLeavesTheLastLayersOut() {
    assertThat(set(12, Rule.EARLY_EXIT, 0.25, 0)).isEqualTo(SkipSet.ofLayers(9, 10, 11));
    assertThat(set(12, Rule.EARLY_EXIT, 1, 0).attentionCount()).isEqualTo(11);
    assertThat(set(12, Rule.EARLY_EXIT, 0, 0)).isEqualTo(SkipSet.none());
  }

  @Test
  void theOtherRulesKeepTheEndsAndTheSize() {
    for (Rule rule : List.of(Rule.UNIFORM, Rule.RANDOM, Rule.RANDOM_SUBLAYERS)) {
      for (long seed = 0; seed < 200; seed++) {
        SkipSet set = set(12, rule, 0.4, seed);
        assertThat(set.attentionCount() + set.mlpCount()).as(rule + " " + seed).isEqualTo(8);
        assertThat(set.skipsAttention(0) || set.skipsMlp(0)).isFalse();
        assertThat(set.skipsAttention(11) || set.skipsMlp(11)).isFalse();
      }
    }
  }

  /** Each of 10 is in a subset of 4 with probability 0.4: 20,000 draws, 5 standard deviations. */
  @Test
  void everyMemberIsAsLikely() {
    SplittableRandom random = new SplittableRandom(5);
    int[] counts = new int[10];
    int draws = 20_000;
    for (int i = 0; i < draws; i++) {
      BitSet drawn = Subsets.draw(10, 4, random);
      assertThat(drawn.cardinality()).isEqualTo(4);
      drawn.stream().forEach(member -> counts[member]++);
    }
    for (int count : counts) {
      assertThat((double) count / draws).isCloseTo(0.4, within(5 * Math.sqrt(0.24 / draws)));
    }
  }

  @Test
  void theLargestCoordinatesAreTaken() {
    assertThat(Subsets.largest(new double[] {0.1, 0.9, 0.5, 0.9}, 2)).isEqualTo(bits(1, 3));
    assertThat(Subsets.largest(new double[] {0.1, 0.9, 0.5, 0.9}, 3)).isEqualTo(bits(1, 2, 3));
  }

  @Test
  void theLowestLayersGoButNeverTheEnds() {
    double[] values = {-9, 3, 1, 2, 5, -9};
    assertThat(RankedSkip.lowest(values, 2)).isEqualTo(bits(2, 3));
    assertThat(RankedSkip.lowest(values, 0)).isEqualTo(new BitSet());
    assertThat(RankedSkip.lowest(new double[] {1, 2}, 0)).isEqualTo(new BitSet());
  }

  @Test
  void energyIsWhatALayerAdds() {
    double[][] states = {{1, 1}, {4, 5}, {4, 5}, {4, 7}};
    assertThat(RankedSkip.energies(states)).containsExactly(25, 0, 4);
  }

  private static BitSet bits(int... set) {
    BitSet bits = new BitSet();
    for (int bit : set) {
      bits.set(bit);
    }
    return bits;
  }

  /**
   * By hand: matched 0.5 then 0.75 are below 0.9, so each time a tenth of a hundredth is added;
   * then 0.875, and 0.9375 with a full budget of 8 stays, with 4 drafted falls.
   */
  @Test
  void theThresholdFollowsWhatIsAccepted() {
    AdaptiveThreshold threshold = new AdaptiveThreshold(0.8, 8);
    threshold.learn(new StepOutcome(0, 8, 8, false));
    assertThat(threshold.value()).isCloseTo(0.801, within(1e-12));
    threshold.learn(new StepOutcome(1, 8, 8, false));
    threshold.learn(new StepOutcome(2, 8, 8, false));
    assertThat(threshold.value()).isCloseTo(0.803, within(1e-12));
    threshold.learn(new StepOutcome(3, 8, 8, false));
    assertThat(threshold.value()).isCloseTo(0.803, within(1e-12));
    threshold.learn(new StepOutcome(4, 4, 4, false));
    assertThat(threshold.value()).isCloseTo(0.802, within(1e-12));
    threshold.learn(new StepOutcome(5, 0, 0, false));
    assertThat(threshold.value()).isCloseTo(0.802, within(1e-12));
  }
}
