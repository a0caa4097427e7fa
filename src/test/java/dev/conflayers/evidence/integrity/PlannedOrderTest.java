package dev.conflayers.evidence.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.dataset.Example;
import dev.conflayers.decode.DraftSettings;
import dev.conflayers.decode.SamplerSettings;
import dev.conflayers.decode.method.fixed.StaticSkip;
import dev.conflayers.decode.method.fixed.StaticSkipSettings;
import dev.conflayers.model.Device;
import dev.conflayers.model.NumberFormat;
import dev.conflayers.record.RunRecord;
import dev.conflayers.suite.ControlSchedule;
import dev.conflayers.suite.ModelChoice;
import dev.conflayers.suite.RunOptions;
import dev.conflayers.suite.Strategy;
import dev.conflayers.suite.Suite;
import dev.conflayers.suite.TaskChoice;
import dev.conflayers.suite.WarmUp;
import dev.conflayers.suite.declared.StopRule;
import dev.conflayers.suite.plan.Planner;
import dev.conflayers.suite.plan.ScheduleOf;
import dev.conflayers.suite.plan.TaskMaterial;
import dev.conflayers.task.Tasks;
import dev.conflayers.testing.RunLike;
import dev.conflayers.testing.RunRecords;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the planner lays out is balanced by the audit's own count, whatever the seed. */
class PlannedOrderTest {
  private static final int PROMPTS = 11;

  @ParameterizedTest
  @EnumSource(ControlSchedule.class)
  void plansAreBalancedAndMeasureNoPromptThatTheyWarmUpOn(ControlSchedule twice) {
    for (long seed = 0; seed < 25; seed++) {
      RunRecord hand = RunRecords.handMade();
      RunRecord planned =
          RunLike.of(
                  hand.manifest(),
                  ScheduleOf.of(new Planner().plan(suite(seed, twice), List.of(material()))),
                  List.of())
              .record();
      assertThat(Audit.of(planned, Surroundings.unknown()).findings())
          .filteredOn(
              f -> List.of("order", "warm-up-prompts", "repeated-prompts").contains(f.check()))
          .hasSize(3)
          .allSatisfy(
              f -> assertThat(f.outcome()).as(f.evidence()).isEqualTo(Finding.Outcome.PASS));
    }
  }

  private static TaskChoice choice() {
    return new TaskChoice("gsm8k", "words", "test", PROMPTS, 0, 1, 8, true);
  }

  private static TaskMaterial material() {
    return new TaskMaterial(
        choice(),
        Tasks.byName("gsm8k"),
        "hash",
        IntStream.range(0, PROMPTS + 2)
            .mapToObj(
                i -> new Example("e" + i, Map.of("question", "What is " + i + "?", "answer", "1")))
            .toList(),
        List.of(),
        List.of());
  }

  private static Suite suite(long seed, ControlSchedule twice) {
    StaticSkipSettings skip =
        new StaticSkipSettings(
            List.of(1), List.of(1), new DraftSettings(4, 0.8, List.of(1, 1, 1, 1)));
    return new Suite(
        "s",
        "d",
        new ModelChoice("m", NumberFormat.FP32, Device.CPU, 1),
        List.of(choice()),
        List.of(
            Strategy.fullDepth("full"),
            Strategy.of(StaticSkip.METHOD, "a", skip),
            Strategy.of(StaticSkip.METHOD, "b", skip)),
        SamplerSettings.GREEDY,
        List.of(),
        new RunOptions(seed, 2, new WarmUp(2, 4), 0, twice, 2, StopRule.NATURAL, 60));
  }
}
