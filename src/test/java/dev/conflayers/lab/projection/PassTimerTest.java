package dev.conflayers.lab.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.conflayers.model.ModelDimensions;
import dev.conflayers.stats.RandomDraws;
import dev.conflayers.testing.ScriptedModel;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripted model takes a nanosecond for each byte: attention 10, mlp 30, head 7. */
class PassTimerTest {
  private static final double NANO = 1e-9;

  private static PassTable time(int layers, int of) {
    return time(layers, of, nanos -> nanos);
  }

  /** Times with a clock that shows something else. */
  private static PassTable time(int layers, int of, LongUnaryOperator shown) {
    ScriptedModel model = new ScriptedModel(ScriptedModel.shape(layers, 257, 4096), 7, 0.2);
    return new PassTimer(
            model,
            32,
            () -> shown.applyAsLong(model.clock().nanos()),
            new RandomDraws(RandomDraws.stream(1, 0)))
        .time(
            new ModelDimensions(of, 64, 320, 4, 4, 16, 257, true),
            "fp32",
            Map.of("cpu", "a test"),
            1e-9,
            share -> {});
  }

  @Test
  void findsWhatThePartsOfADraftPassTake() {
    PassTable.Row draft = time(12, 12).draft();
    assertThat(draft.attention()).isCloseTo(10 * NANO, within(1e-15));
    assertThat(draft.mlp()).isCloseTo(30 * NANO, within(1e-15));
    assertThat(draft.pass()).isCloseTo(7 * NANO, within(1e-14));
  }

  @Test
  void findsWhatVerificationsTake() {
    CostModel costs = new MeasuredPasses(time(12, 12), UncertainQuantity.exactly(0));
    for (int nodes : new int[] {1, 4, 7, 32, 50}) {
      assertThat(costs.typical().verify(nodes)).isCloseTo((12 * 40 + 7) * NANO, within(1e-14));
    }
  }

  /** It is twice as slow in every second stretch of some 100 steps: more than each kind takes. */
  @Test
  void aMachineThatIsSlowForAWhileChangesNoRatio() {
    long stretch = 50_000;
    CostModel costs =
        new MeasuredPasses(
            time(
                12,
                12,
                n -> n + n / (2 * stretch) * stretch + Math.max(0, n % (2 * stretch) - stretch)),
            UncertainQuantity.exactly(0));
    PassCosts typical = costs.typical();
    assertThat(typical.verify(7) / typical.step()).isCloseTo(1, within(0.01));
    assertThat(typical.draft(new Kept(6, 6)) / typical.step())
        .isCloseTo((6 * 40 + 7) / (12 * 40 + 7.0), within(0.01));
  }

  @Test
  void aDeeperModelTakesWhatItsLayersDo() {
    CostModel costs = new MeasuredPasses(time(4, 40), UncertainQuantity.exactly(0));
    assertThat(costs.typical().step()).isCloseTo((40 * 40 + 7) * NANO, within(1e-13));
    assertThat(costs.typical().draft(new Kept(20, 40)))
        .isCloseTo((20 * 10 + 40 * 30 + 7) * NANO, within(1e-13));
  }

  @Test
  void leavesNothingOpen() {
    ScriptedModel model = ScriptedModel.of(257, 7, 0.2);
    new PassTimer(model, 8, model.clock()::nanos, new RandomDraws(RandomDraws.stream(1, 0)))
        .time(new ModelDimensions(12, 64, 320, 4, 4, 16, 257, true), "fp32", Map.of(), 1, s -> {});
    assertThat(model.openSessions()).isZero();
  }

  @Test
  void refusesAModelOfTooFewLayers() {
    assertThatThrownBy(() -> time(3, 3))
        .isInstanceOf(ProjectionProblem.class)
        .hasMessageContaining("there must be at least 4, got 3");
  }

  @Test
  void isReadAsItWasWritten(@TempDir Path folder) throws Exception {
    PassTable table = time(12, 12);
    Path file = folder.resolve("passes.json");
    CostFiles.write(table, file);
    assertThat(CostFiles.holdsPasses(file)).isTrue();
    assertThat(CostFiles.passes(file)).isEqualTo(table);
  }
}
