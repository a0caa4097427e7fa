package dev.conflayers.stats;

import static dev.conflayers.stats.Reference.agrees;
import static dev.conflayers.stats.Reference.ends;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Crossed effects, ratios, survival and families agree with second implementations. */
class ReferenceModelsTest {
  @Test
  void crossedEffectsAgreeWithTheFormulas() {
    agrees(
        "crossed",
        "crossed",
        c -> Reference.of(CrossedEffects.of(CrossedTable.of(c.table("x"))).randomRows()));
  }

  @Test
  void varianceComponentsAgreeWithTheMeanSquaresOfStatsmodels() {
    agrees(
        "crossed",
        "components",
        c -> {
          VarianceComponents found = CrossedEffects.of(CrossedTable.of(c.table("x"))).components();
          return new double[] {found.rows(), found.columns(), found.cells()};
        });
  }

  @Test
  void stratifiedEffectsAgreeWithTheFormulas() {
    agrees(
        "crossed",
        "stratified",
        c -> {
          List<CrossedTable> strata =
              c.elements("x").stream().map(Reference::table).map(CrossedTable::of).toList();
          List<Double> weights = DoubleStream.of(c.numbers("w")).boxed().toList();
          return Reference.of(CrossedEffects.stratified(strata, weights));
        });
  }

  @Test
  void fiellerAgreesWithThePublishedFormBoundedOrNot() {
    agrees(
        "ratios",
        "fieller",
        c -> {
          RatioInterval found = fieller(c);
          String kind = c.expected().get(0).asText();
          if (found instanceof RatioInterval.Bounded bounded) {
            assertThat(kind).isEqualTo("bounded");
            return ends(bounded.interval());
          }
          if (found instanceof RatioInterval.Outside outside) {
            assertThat(kind).isEqualTo("outside");
            return ends(outside.gap());
          }
          assertThat(kind).isEqualTo("anything");
          return new double[0];
        });
  }

  @Test
  void theCasesOfFiellerCoverAllThreeKinds() {
    assertThat(Reference.cases("ratios"))
        .filteredOn(c -> c.procedure().equals("fieller"))
        .extracting(c -> fieller(c).getClass().getSimpleName())
        .contains("Bounded", "Outside", "Anything");
  }

  private static RatioInterval fieller(Reference c) {
    return Fieller.ofPairs(c.numbers("b"), c.numbers("m"), c.number("c"));
  }

  @Test
  void fiellerWithoutCovarianceIsKaliberaAndJonesInterval() {
    agrees(
        "ratios",
        "fieller-independent",
        c -> {
          RatioInterval found =
              Fieller.ofMeans(
                  new Fieller.Mean(c.number("b"), c.number("vb")),
                  new Fieller.Mean(c.number("m"), c.number("vm")),
                  0,
                  c.number("df"),
                  0.95);
          return ends(((RatioInterval.Bounded) found).interval());
        });
  }

  @Test
  void survivalAgreesWithLifelines() {
    agrees(
        "survival",
        "kaplan-meier",
        c -> {
          double[] times = c.numbers("times");
          List<KaplanMeier.Observation> observations =
              IntStream.range(0, times.length)
                  .mapToObj(
                      i ->
                          new KaplanMeier.Observation(
                              times[i], c.given().path("ended").get(i).asBoolean()))
                  .toList();
          return KaplanMeier.of(observations, 0.95).steps().stream()
              .flatMapToDouble(
                  step ->
                      DoubleStream.of(
                          step.time(),
                          step.survival(),
                          step.interval().low(),
                          step.interval().high()))
              .toArray();
        });
  }

  @Test
  void familiesAgreeWithStatsmodels() {
    agrees(
        "families",
        "holm",
        c -> Reference.of(MultipleTests.holm(DoubleStream.of(c.numbers("p")).boxed().toList())));
  }
}
