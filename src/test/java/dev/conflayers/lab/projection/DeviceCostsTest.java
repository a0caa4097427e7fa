package dev.conflayers.lab.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.conflayers.model.ModelDimensions;
import org.junit.jupiter.api.Test;

class DeviceCostsTest {
  /** Llama-2-7B, as its config.json has it. */
  private static final ModelDimensions SEVEN =
      new ModelDimensions(32, 4096, 11008, 32, 32, 128, 32000, false);

  private static PassCosts costs(double bytes, double flops, double launch, boolean overlaps) {
    return new DeviceCosts(
            SEVEN,
            new DeviceDescription(
                "test", "", UncertainQuantity.exactly(bytes), UncertainQuantity.exactly(flops)),
            new RuntimeDescription(
                "test",
                "",
                UncertainQuantity.exactly(launch),
                14,
                10,
                8,
                UncertainQuantity.exactly(0),
                overlaps),
            2,
            0)
        .typical();
  }

  /** Its 6,738,415,616 parameters less the embedding (131,072,000) and the norms (266,240). */
  @Test
  void theWeightsOfAPassAreTheModelsBarringEmbeddingAndNorms() {
    assertThat(SEVEN.passWeights()).isEqualTo(6_738_415_616L - 131_072_000L - 266_240L);
  }

  @Test
  void withoutLaunchesAStepTakesAsLongAsReadingItsWeights() {
    PassCosts costs = costs(1e12, 1e18, 0, true);
    assertThat(costs.step()).isCloseTo(2 * SEVEN.passWeights() / 1e12, within(1e-12));
  }

  @Test
  void aDraftCostsTheShareOfTheBytesThatItReads() {
    PassCosts costs = costs(1e12, 1e18, 0, true);
    double layer = SEVEN.attentionWeights() + SEVEN.mlpWeights();
    double share = (16 * layer + SEVEN.headWeights()) / SEVEN.passWeights();
    assertThat(costs.draft(new Kept(16, 16)) / costs.step()).isCloseTo(share, within(1e-12));
  }

  @Test
  void aVerificationIsFreeUntilItsSumsTakeLongerThanItsWeights() {
    // 2 bytes a weight at 1e12 B/s, 2 flops a weight and node at 1e14 flop/s: 100 nodes.
    PassCosts costs = costs(1e12, 1e14, 0, true);
    assertThat(costs.verify(100)).isCloseTo(costs.step(), within(1e-12));
    assertThat(costs.verify(200)).isCloseTo(2 * costs.step(), within(1e-12));
  }

  @Test
  void aSlowHostMakesAStepAsLongAsItsLaunches() {
    PassCosts costs = costs(1e15, 1e18, 1e-5, true);
    assertThat(costs.step()).isCloseTo((32 * 24 + 8) * 1e-5, within(1e-9));
  }

  @Test
  void launchesAddUpWhereTheHostDoesNotRunAhead() {
    double reading = costs(1e12, 1e18, 0, false).step();
    assertThat(costs(1e12, 1e18, 1e-6, false).step())
        .isCloseTo(reading + (32 * 24 + 8) * 1e-6, within(1e-12));
  }

  @Test
  void theCacheIsReadToo() {
    DeviceCosts costs =
        new DeviceCosts(
            SEVEN,
            new DeviceDescription(
                "test", "", UncertainQuantity.exactly(1e12), UncertainQuantity.exactly(1e18)),
            new RuntimeDescription(
                "test",
                "",
                UncertainQuantity.exactly(0),
                14,
                10,
                8,
                UncertainQuantity.exactly(0),
                true),
            2,
            1000);
    double cache = 2.0 * 32 * 2 * 4096 * 1000 / 1e12;
    assertThat(costs.typical().step())
        .isCloseTo(2 * SEVEN.passWeights() / 1e12 + cache, within(1e-12));
  }

  @Test
  void saysWhatAStepWaitsFor() {
    DeviceCosts launchBound =
        new DeviceCosts(
            SEVEN,
            new DeviceDescription(
                "test", "", UncertainQuantity.exactly(1e13), UncertainQuantity.exactly(1e15)),
            new RuntimeDescription(
                "test",
                "",
                UncertainQuantity.exactly(1e-5),
                28,
                17,
                20,
                UncertainQuantity.exactly(0),
                true),
            2,
            256);
    assertThat(launchBound.stepShares())
        .extracting(Projection.Share::what)
        .containsExactly(
            "reading weights and cache", "launching kernels", "computing at 1000 Tflop/s");
    assertThat(launchBound.stepShares().get(1).share()).isGreaterThan(0.85);
    assertThat(launchBound.stepShares().get(0).share()).isLessThan(0.05);
  }
}
