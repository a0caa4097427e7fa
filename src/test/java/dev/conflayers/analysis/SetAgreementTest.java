package dev.conflayers.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.conflayers.result.ForkRecord;
import dev.conflayers.result.RunRecord;
import dev.conflayers.testing.RunRecords;
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
        new RunRecord(
            hand.manifest(),
            hand.schedule(),
            hand.measurements(),
            hand.agreements(),
            List.of(
                fork(0, set("a", 1, 2, 3), set("b", 3, 4)),
                fork(1, set("a", 1, 2, 4), set("b", 3, 4))),
            null);
    List<SetAgreement> agreements = SetAgreement.of(run);
    assertThat(agreements).extracting(SetAgreement::task).containsExactly("a", "b");
    SetAgreement a = agreements.get(0);
    assertThat(a.sets()).isEqualTo(2);
    assertThat(a.sublayers()).isCloseTo(6, within(1e-12));
    assertThat(a.toOtherForks()).isCloseTo(0.5, within(1e-12));
    assertThat(a.toOtherTasks()).isCloseTo(0.25, within(1e-12));
    assertThat(agreements.get(1).toOtherForks()).isCloseTo(1, within(1e-12));
  }

  @Test
  void twoEmptySetsAreAlike() {
    assertThat(SetAgreement.jaccard(Set.of(), Set.of())).isEqualTo(1);
  }
}
