package dev.conflayers.decode.method.conflayers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.decode.method.conflayers.ConfLayersSettings.LambdaMode;
import dev.conflayers.decode.method.conflayers.ConfLayersSettings.Mode;
import org.junit.jupiter.api.Test;

/** The sizes that the reference arrives at, by model depth. */
class SearchLimitsTest {
  @Test
  void startsWithEveryOtherLayer() {
    assertThat(limits(40).initialSet().attentionCount()).isEqualTo(19);
    assertThat(limits(32).initialSet().attentionCount()).isEqualTo(15);
    assertThat(limits(80).initialSet().attentionCount()).isEqualTo(39);
    assertThat(limits(7).initialSet().mlp().stream()).containsExactly(1, 3, 5);
    assertThat(limits(8).initialSet().mlp().stream()).containsExactly(1, 3, 5);
  }

  @Test
  void asksForAtLeastTheTargetedFraction() {
    assertThat(limits(40).minLayers()).isEqualTo(16);
    assertThat(limits(32).minLayers()).isEqualTo(13);
    assertThat(limits(80).minLayers()).isEqualTo(32);
    assertThat(limits(28).minLayers()).isEqualTo(11);
    assertThat(limits(24).minLayers()).isEqualTo(9);
  }

  @Test
  void leavesTheFactorAloneWithinTheBand() {
    SearchLimits limits = limits(42);
    assertThat(limits.lambdaChange(SearchScript.set(15, 0))).isEqualTo(-0.05);
    assertThat(limits.lambdaChange(SearchScript.set(16, 0))).isZero();
    assertThat(limits.lambdaChange(SearchScript.set(26, 0))).isZero();
    assertThat(limits.lambdaChange(SearchScript.set(27, 0))).isEqualTo(0.05);
  }

  private static SearchLimits limits(int layers) {
    return new SearchLimits(
        SearchScript.settings(Mode.FAITHFUL, 30, 100, LambdaMode.FIXED, 0), layers);
  }
}
