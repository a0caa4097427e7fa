package dev.conflayers.lab.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.conflayers.model.ModelDimensions;
import dev.conflayers.stats.RandomDraws;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasuredPassesTest {
  private static final ModelDimensions TEN = new ModelDimensions(10, 64, 128, 4, 4, 16, 100, true);

  private static PassTable table(double spread, PassTable.Row... verify) {
    return new PassTable(
        1,
        TEN,
        10,
        "fp32",
        64,
        Map.of(),
        new PassTable.Row(1, 0.1, 0.02, 0.03, spread),
        List.of(verify));
  }

  private static PassTable.Row row(int nodes, double layer) {
    return new PassTable.Row(nodes, 0, layer, 0, 0);
  }

  @Test
  void betweenTwoNumbersOfNodesItIsInterpolated() {
    PassCosts costs =
        new MeasuredPasses(
                table(0, row(1, 0.1), row(4, 0.2), row(8, 0.6)), UncertainQuantity.exactly(0))
            .typical();
    assertThat(costs.step()).isCloseTo(1, within(1e-12));
    assertThat(costs.verify(2.5)).isCloseTo(1.5, within(1e-12));
    assertThat(costs.verify(6)).isCloseTo(4, within(1e-12));
  }

  @Test
  void beyondTheLastItGoesOnAsBefore() {
    PassCosts costs =
        new MeasuredPasses(
                table(0, row(1, 0.1), row(4, 0.2), row(8, 0.6)), UncertainQuantity.exactly(0))
            .typical();
    assertThat(costs.verify(12)).isCloseTo(10, within(1e-12));
  }

  @Test
  void beyondTheLastItIsNotLessSureThanAtTheLast() {
    PassTable.Row four = new PassTable.Row(4, 0, 0.2, 0, 0.1);
    PassTable.Row five = new PassTable.Row(5, 0, 0.21, 0, 0.1);
    CostModel costs =
        new MeasuredPasses(table(0, row(1, 0.1), four, five), UncertainQuantity.exactly(0));
    double[] drawn = new double[500];
    Arrays.setAll(
        drawn, i -> Math.log(costs.drawn(new RandomDraws(RandomDraws.stream(2, i))).verify(60)));
    Range range = Range.of(drawn);
    // 1.645 standard deviations of 0.1 to either side.
    assertThat(range.high() - range.low()).isCloseTo(2 * 1.645 * 0.1, within(0.05));
  }

  @Test
  void aDraftTakesWhatIsKept() {
    PassCosts costs =
        new MeasuredPasses(table(0, row(1, 0.1)), UncertainQuantity.exactly(0)).typical();
    assertThat(costs.draft(new Kept(5, 4))).isCloseTo(0.1 + 0.1 + 0.12, within(1e-12));
  }

  @Test
  void whatIsDrawnVariesAsMuchAsIsKnown() {
    CostModel costs = new MeasuredPasses(table(0.1, row(1, 0.1)), UncertainQuantity.exactly(0));
    double[] logs = new double[2000];
    for (int draw = 0; draw < logs.length; draw++) {
      PassCosts drawn = costs.drawn(new RandomDraws(RandomDraws.stream(3, draw)));
      logs[draw] = Math.log(drawn.draft(new Kept(10, 10)) / 0.6);
    }
    double square = 0;
    for (double log : logs) {
      square += log * log;
    }
    assertThat(Math.sqrt(square / logs.length)).isCloseTo(0.1, within(0.01));
  }

  @Test
  void whatAStepMayBeOffChangesNoRatio() {
    PassTable.Row step = new PassTable.Row(1, 0, 0.1, 0, 0.3);
    CostModel costs = new MeasuredPasses(table(0, step, row(4, 0.2)), UncertainQuantity.exactly(0));
    PassCosts drawn = costs.drawn(new RandomDraws(RandomDraws.stream(4, 0)));
    assertThat(Math.abs(Math.log(drawn.step()))).isGreaterThan(0.01);
    assertThat(drawn.verify(4) / drawn.step()).isCloseTo(2, within(1e-12));
    assertThat(drawn.draft(new Kept(10, 10)) / drawn.step()).isCloseTo(0.6, within(1e-12));
  }

  @Test
  void refusesATableThatDoesNotBeginWithAStep() {
    assertThatThrownBy(() -> table(0, row(2, 0.1)))
        .hasMessageContaining("must begin with a verification of 1 node");
    assertThatThrownBy(() -> table(0, row(1, 0.1), row(4, 0.1), row(4, 0.2)))
        .hasMessageContaining("in the order of their nodes");
  }
}
