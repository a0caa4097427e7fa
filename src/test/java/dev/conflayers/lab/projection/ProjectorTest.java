package dev.conflayers.lab.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProjectorTest {
  private static final Kept KEPT = Kept.skipping(40, 0.5);

  private static Question question(
      CostModel costs, Acceptance acceptance, @Nullable DraftPlan plan) {
    return new Question(costs, acceptance, KEPT, plan, 1.4, 64, 16, 400, 1);
  }

  private static Acceptance assumed(double rate, double sd) {
    return new AssumedAcceptance(rate, sd, 0, 0);
  }

  /** Leviathan, Kalman and Matias, ICML 2023, theorem 3.8. */
  @Test
  void aFlatMachineGivesTheSpeedupOfTheTextbook() {
    Projection projection =
        Projector.project(question(Machines.flat(0.5, 0), assumed(0.9, 0), new DraftPlan(5, 1)));
    double textbook = (1 - Math.pow(0.9, 6)) / ((1 - 0.9) * (5 * 0.5 + 1));
    assertThat(projection.chosen().speedup().median()).isCloseTo(textbook, within(1e-9));
    assertThat(projection.chosen().speedup().low()).isCloseTo(textbook, within(1e-9));
  }

  @Test
  void theBestChainIsTheOneThatIsTheFastest() {
    Projection projection =
        Projector.project(question(Machines.flat(0.5, 0), assumed(0.9, 0), null));
    double best =
        projection.chains().stream()
            .mapToDouble(outcome -> outcome.speedup().median())
            .max()
            .orElseThrow();
    assertThat(projection.chosen().speedup().median()).isCloseTo(best, within(1e-9));
    assertThat(projection.chosen().plan().depth()).isBetween(2, 15);
  }

  @Test
  void theAcceptanceThatIsNeededMeetsTheTarget() {
    CostModel costs = Machines.flat(0.5, 0);
    Projection projection = Projector.project(question(costs, assumed(0.5, 0), null));
    double needed = Objects.requireNonNull(projection.acceptanceNeeded());
    assertThat(needed).isBetween(0.7, 0.99);
    assertThat(at(costs, needed)).isGreaterThanOrEqualTo(1.4);
    assertThat(at(costs, needed - 0.002)).isLessThan(1.4);
  }

  private static double at(CostModel costs, double rate) {
    return Projector.project(question(costs, assumed(rate, 0), null)).chosen().speedup().median();
  }

  @Test
  void aTargetThatNoAcceptanceReachesIsSaidToBeOutOfReach() {
    Projection projection =
        Projector.project(question(Machines.flat(0.8, 0), assumed(0.9, 0), null));
    assertThat(projection.acceptanceNeeded()).isNull();
    assertThat(projection.mostSpeedup()).isLessThan(1.4).isGreaterThan(1);
  }

  @Test
  void whatIsNotKnownWidensTheInterval() {
    Projection sure = Projector.project(question(Machines.flat(0.5, 0), assumed(0.9, 0.01), null));
    Projection unsure =
        Projector.project(question(Machines.flat(0.5, 0), assumed(0.9, 0.05), null));
    assertThat(width(unsure)).isGreaterThan(2 * width(sure));
    assertThat(unsure.chosen().reachesTarget()).isBetween(0.05, 0.95);
  }

  private static double width(Projection projection) {
    return projection.chosen().speedup().high() - projection.chosen().speedup().low();
  }

  @Test
  void whatStandsInTheWayIsNamedWithWhatItCosts() {
    Projection projection =
        Projector.project(question(Machines.flat(0.5, 0.1), assumed(0.8, 0), new DraftPlan(4, 1)));
    double tokens = (1 - Math.pow(0.8, 5)) / 0.2;
    assertThat(projection.limits())
        .extracting(Projection.Limit::what)
        .contains("draft passes were free", "there were no host work between passes");
    assertThat(limit(projection, "draft passes were free"))
        .isCloseTo(tokens / (4 * 0.1 + 1.1), within(1e-9));
    assertThat(limit(projection, "there were no host work between passes"))
        .isCloseTo(tokens / (4 * 0.5 + 1), within(1e-9));
    assertThat(limit(projection, "every drafted token were accepted"))
        .isCloseTo(5 / (4 * 0.6 + 1.1), within(1e-9));
  }

  private static double limit(Projection projection, String what) {
    return projection.limits().stream()
        .filter(limit -> limit.what().equals(what))
        .findFirst()
        .orElseThrow()
        .speedup();
  }

  @Test
  void theSameSeedGivesTheSameProjection() {
    Question question = question(Machines.flat(0.5, 0), assumed(0.9, 0.03), null);
    assertThat(Projector.project(question)).isEqualTo(Projector.project(question));
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> assumed(1.2, 0))
        .asInstanceOf(InstanceOfAssertFactories.THROWABLE)
        .hasMessage("acceptance must be within [0, 1], got 1.2");
    assertThatThrownBy(() -> new DraftPlan(0, 1)).isInstanceOf(ProjectionProblem.class);
    assertThatThrownBy(
            () ->
                new Question(
                    Machines.flat(1, 0), assumed(0.9, 0), KEPT, null, Double.NaN, 64, 16, 400, 1))
        .hasMessageContaining("target must be a speedup above 0, got NaN");
  }
}
