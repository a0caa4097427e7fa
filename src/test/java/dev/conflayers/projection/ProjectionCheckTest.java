package dev.conflayers.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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
}
