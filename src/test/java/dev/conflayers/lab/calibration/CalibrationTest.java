package dev.conflayers.lab.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.conflayers.stats.Means;
import dev.conflayers.stats.RandomDraws;
import dev.conflayers.stats.StudentEstimate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The calibration is reproducible and notices what is wrong; the command runs it as a whole. */
class CalibrationTest {
  private static Scenario tTests(String name, RateCheck check, double degreesTooMany) {
    return new Scenario(
        name,
        4000,
        List.of(check),
        random -> {
          RandomDraws draws = new RandomDraws(random);
          double[] values = new double[5];
          Arrays.setAll(values, i -> draws.normal());
          var mean = Means.student(values);
          var claimed =
              new StudentEstimate(
                  mean.point(), mean.standardError(), mean.degreesOfFreedom() + degreesTooMany);
          return new boolean[] {claimed.interval(.95).contains(0)};
        });
  }

  private static Outcome only(Scenario scenario) {
    return new Calibration(3, false).run(List.of(scenario), name -> {}).get(0);
  }

  @Test
  void theSameSeedGivesTheSameCountsAndAnotherDoesNot() {
    List<Scenario> some = SeriesScenarios.all().subList(0, 4);
    List<Outcome> first = new Calibration(5, true).run(some, name -> {});
    assertThat(new Calibration(5, true).run(some, name -> {})).isEqualTo(first);
    assertThat(new Calibration(6, true).run(some, name -> {})).isNotEqualTo(first);
  }

  @Test
  void otherScenariosDoNotChangeTheCounts() {
    List<Scenario> some = SeriesScenarios.all().subList(0, 4);
    List<Outcome> together = new Calibration(5, true).run(some, name -> {});
    List<Outcome> alone = new Calibration(5, true).run(some.subList(3, 4), name -> {});
    assertThat(together.get(together.size() - 1).happened())
        .isEqualTo(alone.get(alone.size() - 1).happened());
  }

  @Test
  void anIntervalThatCoversTooLittleIsOutside() {
    RateCheck covers = RateCheck.covers("t", .95);
    assertThat(only(tTests("right", covers, 0)).ok()).isTrue();
    assertThat(only(tTests("too narrow", covers, 10)).ok()).isFalse();
    assertThat(only(tTests("too narrow", RateCheck.coversAtLeast("t", .95), 10)).ok()).isFalse();
    assertThat(only(tTests("too wide", RateCheck.coversAtLeast("t", .90), 0)).ok()).isTrue();
    assertThat(only(tTests("too wide", RateCheck.covers("t", .90), 0)).ok()).isFalse();
  }

  @Test
  void aKnownLimitThatChangesIsOutsideEitherWay() {
    RateCheck known = RateCheck.covers("t", .99).knownToBe(.95, "for this test");
    assertThat(only(tTests("as recorded", known, 0)).ok()).isTrue();
    assertThat(only(tTests("worse", known, 10)).ok()).isFalse();
    assertThat(only(tTests("better", RateCheck.covers("t", .99).knownToBe(.90, ""), 0)).ok())
        .isFalse();
  }

  @Test
  void everyScenarioHasANameOfItsOwn() {
    Set<String> names = new HashSet<>();
    assertThat(Scenarios.all()).allSatisfy(s -> assertThat(names.add(s.name())).isTrue());
  }

  @Test
  void theTruthOfEveryStreamIsWhatManyPairsShow() {
    for (StreamOfPairs stream : StreamOfPairs.values()) {
      double[][] rows = stream.draw(400_000, new RandomDraws(RandomDraws.stream(1, 0)));
      double logs = 0;
      double[] sums = new double[2];
      for (double[] row : rows) {
        logs += Math.log(row[0] / row[1]) / rows.length;
        sums[0] += row[0];
        sums[1] += row[1];
      }
      // About five standard errors of the noisiest, .13 / sqrt(400000).
      assertThat(logs).as("%s", stream).isCloseTo(stream.meanLog(), within(.001));
      assertThat(sums[0] / sums[1]).isCloseTo(stream.ratioOfTotals(), within(.003));
    }
  }
}
