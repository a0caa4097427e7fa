package dev.conflayers.lab.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.conflayers.model.token.TokenIds;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.RunRecord;
import dev.conflayers.stats.RandomDraws;
import dev.conflayers.testing.MeasurementLike;
import dev.conflayers.testing.RunRecords;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectionCheckTest {
  private static ProjectionCheck.Row row(double measured, double error, double costError) {
    Range projected = new Range(1.1, 1.2, 1.3);
    return new ProjectionCheck.Row("r", "s", 0, 8, 0.5, projected, measured, error, costError);
  }

  @Test
  void mediansAreOfAbsoluteErrors() {
    ProjectionCheck check =
        ProjectionCheck.of(List.of(row(1.2, -0.3, 0.1), row(1.2, 0.2, -0.1), row(1.2, 0.1, -0.4)));
    assertThat(check.medianError()).isCloseTo(0.2, within(1e-12));
    assertThat(check.medianCostError()).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void anIntervalHoldsItsEndsAndNothingBeyond() {
    ProjectionCheck check =
        ProjectionCheck.of(
            List.of(row(1.1, 0, 0), row(1.3, 0, 0), row(1.0999, 0, 0), row(1.3001, 0, 0)));
    assertThat(check.within()).isEqualTo(2);
  }

  @Test
  void refusesRunsWithoutDraftsThatSkipLayers() {
    assertThatThrownBy(() -> ProjectionCheck.of(List.of()))
        .isInstanceOf(ProjectionProblem.class)
        .hasMessageContaining("no strategy of these runs drafts by skipping sublayers");
  }

  private static final double DRAFT = 0.5;
  private static final int ROUNDS = 8;
  private static final int DEPTH = 4;

  /** Rounds of four tokens, each accepted at this prompt's rate while those before it are. */
  private static Measurement drafted(String example, double rate, RandomDraws draws) {
    List<Measurement.Step> steps = new ArrayList<>();
    int emitted = 0;
    for (int round = 0; round < ROUNDS; round++) {
      int accepted = 0;
      while (accepted < DEPTH && draws.uniform() < rate) {
        accepted++;
      }
      emitted += accepted + 1;
      steps.add(step(DEPTH, accepted));
    }
    double nanos = 1e6 * ROUNDS * (DEPTH * DRAFT + 1) * Math.exp(0.02 * draws.normal());
    return trial("fast", example, emitted, nanos, steps);
  }

  private static Measurement full(String example, RandomDraws draws) {
    List<Measurement.Step> steps = Collections.nCopies(20, step(0, 0));
    return trial("full", example, 20, 20e6 * Math.exp(0.02 * draws.normal()), steps);
  }

  private static Measurement.Step step(int drafted, int accepted) {
    return new Measurement.Step(
        TokenIds.of(new int[drafted]),
        List.of(),
        drafted + 1,
        accepted,
        TokenIds.of(new int[accepted + 1]),
        drafted,
        1,
        1,
        0);
  }

  private static Measurement trial(
      String strategy, String example, int emitted, double nanos, List<Measurement.Step> steps) {
    return MeasurementLike.of(Trials.of(example))
        .strategy(strategy)
        .emitted(emitted)
        .output(TokenIds.of(new int[emitted + 1]))
        .timing(new Measurement.Timing(0, 0, (long) nanos, 0, (long) nanos))
        .steps(steps)
        .measurement();
  }

  private static RunRecord run(long seed) {
    RandomDraws draws = new RandomDraws(RandomDraws.stream(31, seed));
    List<Measurement> measurements = new ArrayList<>();
    for (int prompt = 0; prompt < 24; prompt++) {
      String example = "p" + prompt;
      double rate = Math.min(1, Math.max(0, 0.7 + 0.15 * draws.normal()));
      measurements.add(
          MeasurementLike.of(full(example, draws)).trial(2 * prompt).block(prompt).measurement());
      measurements.add(
          MeasurementLike.of(drafted(example, rate, draws))
              .trial(2 * prompt + 1)
              .block(prompt)
              .measurement());
    }
    return RunRecords.measuring(measurements);
  }

  /**
   * Runs that the times of passes are right for. Of 300 halves 30 are to be outside; with what the
   * projection does not know alone 79 were. The bounds are those of a binomial at 0.1 %, halves of
   * a run taken for independent.
   */
  @Test
  void nineOfTenMeasurementsAreWithinThePredictionInterval() {
    CostModel costs = Machines.flat(DRAFT, 0);
    List<ProjectionCheck.Row> rows = new ArrayList<>();
    for (int run = 0; run < 150; run++) {
      rows.addAll(ProjectionCheck.rows(run(run), costs, 1, 300, 7));
    }
    assertThat(rows).hasSize(300);
    assertThat(300 - ProjectionCheck.of(rows).within()).isBetween(14L, 47L);
  }
}
