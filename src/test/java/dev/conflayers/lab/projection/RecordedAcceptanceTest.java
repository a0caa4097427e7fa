package dev.conflayers.lab.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.conflayers.model.token.TokenIds;
import dev.conflayers.record.Measurement;
import dev.conflayers.stats.RandomDraws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedAcceptanceTest {
  private static Measurement.Step step(TokenIds chain, int nodes, int accepted, TokenIds emitted) {
    return new Measurement.Step(chain, List.of(), nodes, accepted, emitted, 1, 1, 1, 0);
  }

  private static TokenIds ids(int... ids) {
    return TokenIds.of(ids);
  }

  private static Curves curves(Measurement.Step... steps) {
    return RecordedAcceptance.of("test", List.of(Trials.of("a", steps))).typical();
  }

  @Test
  void countsByDepthWhatWasDraftedTriedAndAccepted() {
    Curves curves =
        curves(
            step(ids(1, 2, 3), 4, 2, ids(1, 2, 9)),
            step(ids(4), 2, 1, ids(4, 5)),
            step(ids(6, 7), 3, 0, ids(8)),
            step(ids(1, 2, 3), 4, 3, ids(1, 2, 3, 4)));
    assertThat(curves.drafted()).containsExactly(1.0, 0.75, 0.5);
    assertThat(curves.tried()).containsExactly(1.0, 0.5, 0.5);
    assertThat(curves.accepted()).containsExactly(0.75, 0.5, 0.25);
  }

  @Test
  void aRunnerUpIsNoneOfTheChain() {
    Curves curves =
        curves(
            step(ids(1, 2), 5, 2, ids(1, 9, 3)),
            step(ids(1, 2), 5, 1, ids(1, 8)),
            step(ids(1, 2), 5, 2, ids(1, 2, 3)));
    assertThat(curves.accepted(2)).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(curves.second()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void theTokensOfARoundAreThoseThatWereEmitted() {
    Measurement.Step[] steps = {
      step(ids(1, 2, 3), 4, 2, ids(1, 2, 9)), step(ids(4), 2, 0, ids(5)),
    };
    assertThat(curves(steps).tokens(new DraftPlan(3, 1))).isCloseTo(2, within(1e-12));
  }

  @Test
  void anotherSampleOfPromptsWouldHaveShownOtherRates() {
    List<Measurement> trials = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      trials.add(Trials.of("p" + i, step(ids(1), 2, i % 2, i % 2 == 0 ? ids(9) : ids(1, 2))));
    }
    RecordedAcceptance acceptance = RecordedAcceptance.of("test", trials);
    double[] drawn = new double[500];
    Arrays.setAll(
        drawn, i -> acceptance.drawn(new RandomDraws(RandomDraws.stream(5, i))).accepted(1));
    Range range = Range.of(drawn);
    // 1.645 standard errors of half of 40.
    assertThat(range.low()).isCloseTo(0.5 - 0.13, within(0.03));
    assertThat(range.high()).isCloseTo(0.5 + 0.13, within(0.03));
  }

  @Test
  void draftsOfUnknownLengthAreTakenAsLongAsTheLongestAccepted() {
    Measurement.Step[] steps = {
      step(ids(), 1, 3, TokenIds.unknown(4)), step(ids(), 1, 0, TokenIds.unknown(1)),
    };
    RecordedAcceptance acceptance = RecordedAcceptance.of("test", List.of(Trials.of("a", steps)));
    assertThat(acceptance.typical().drafted()).containsExactly(1.0, 1.0, 1.0);
    assertThat(acceptance.typical().accepted()).containsExactly(0.5, 0.5, 0.5);
    assertThat(acceptance.source()).contains("assumed to be 3 tokens each");
  }

  @Test
  void refusesARunThatDraftedNothing() {
    assertThatThrownBy(() -> curves(step(ids(), 1, 0, ids(1))))
        .isInstanceOf(ProjectionProblem.class)
        .hasMessageContaining("no draft is recorded");
  }
}
