package dev.conflayers.judge.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.conflayers.evidence.RunView;
import dev.conflayers.record.ForkRecord;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.RunRecord;
import dev.conflayers.record.SearchEventKind;
import dev.conflayers.suite.declared.Phase;
import dev.conflayers.testing.MeasurementLike;
import dev.conflayers.testing.RunLike;
import dev.conflayers.testing.RunRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SetAgreementTest {
  private static ForkRecord fork(int number, ForkRecord.FrozenSet... sets) {
    return new ForkRecord(
        number, "2026-01-01T00:00:00Z", 0, true, "", List.of(sets), Map.of(), Map.of());
  }

  private static ForkRecord.FrozenSet set(String task, Integer... layers) {
    return new ForkRecord.FrozenSet(task, "fast", List.of(layers), List.of(layers));
  }

  /**
   * Task a: {1, 2, 3} and {1, 2, 4}, which share 2 of 4 layers. Task b: {3, 4} in both forks, which
   * shares 1 of 4 with either.
   */
  @Test
  void comparesSetsOfATaskWithOneAnotherAndWithThoseOfOthers() {
    RunRecord hand = RunRecords.handMade();
    RunRecord run =
        RunLike.of(hand)
            .forks(
                List.of(
                    fork(0, set("a", 1, 2, 3), set("b", 3, 4)),
                    fork(1, set("a", 1, 2, 4), set("b", 3, 4))))
            .record();
    List<SetAgreement> agreements = SetAgreement.of(RunView.of(run));
    assertThat(agreements).extracting(SetAgreement::task).containsExactly("a", "b");
    SetAgreement a = agreements.get(0);
    assertThat(a.sets()).isEqualTo(2);
    assertThat(a.sublayers()).isCloseTo(6, within(1e-12));
    assertThat(a.toOtherForks()).isCloseTo(0.5, within(1e-12));
    assertThat(a.toOtherTasks()).isCloseTo(0.25, within(1e-12));
    assertThat(agreements.get(1).toOtherForks()).isCloseTo(1, within(1e-12));
  }

  /** Spearman by hand: ranks 1 2 3 4 against 2 1 3 4 differ by 1 twice: 1 - 6 * 2 / (4 * 15). */
  @Test
  void ranksTheLayersThatASearchMayChooseByTheirMeanConfidence() {
    RunRecord hand = RunRecords.handMade();
    List<Measurement> searches =
        List.of(
            search("a", 9, 0.1, 0.2, 0.3, 0.4, 0),
            // The mean of the two looks counts.
            search("b", 0, 0.1, 0.2, 0.3, 0.4, 9),
            search("b", 0, 0.4, 0.2, 0.5, 0.6, 9));
    RunRecord run =
        RunLike.of(hand)
            .measurements(searches)
            .agreements(List.of())
            .forks(List.of(fork(0, set("a", 1), set("b", 2))))
            .record();
    SetAgreement a = SetAgreement.of(RunView.of(run)).get(0);
    assertThat(a.ranksToOtherTasks()).isCloseTo(0.8, within(1e-6));
    assertThat(a.ranksToOtherForks()).isNull();
  }

  private static Measurement search(String task, double... confidences) {
    List<Float> each = new ArrayList<>();
    for (double confidence : confidences) {
      each.add((float) confidence);
    }
    Measurement m = RunRecords.handMade().measurements().get(1);
    return MeasurementLike.of(m)
        .trial(0)
        .fork(0)
        .block(0)
        .position(0)
        .phase(Phase.SEARCH)
        .task(task)
        .strategy("fast")
        .searches(
            List.of(
                new Measurement.Search(
                    0, SearchEventKind.REJECTED, 0, List.of(), List.of(), each, each)))
        .measurement();
  }

  @Test
  void twoEmptySetsAreAlike() {
    assertThat(SetAgreement.jaccard(Set.of(), Set.of())).isEqualTo(1);
  }
}
