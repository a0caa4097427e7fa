package dev.conflayers.suite.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.conflayers.dataset.Example;
import dev.conflayers.decode.DraftSettings;
import dev.conflayers.decode.SamplerSettings;
import dev.conflayers.decode.StreamState;
import dev.conflayers.decode.method.conflayers.ConfLayers;
import dev.conflayers.decode.method.conflayers.ConfLayersSettings;
import dev.conflayers.decode.method.fixed.StaticSkip;
import dev.conflayers.decode.method.fixed.StaticSkipSettings;
import dev.conflayers.model.ConfidenceSpace;
import dev.conflayers.model.Device;
import dev.conflayers.model.NumberFormat;
import dev.conflayers.suite.ControlSchedule;
import dev.conflayers.suite.ModelChoice;
import dev.conflayers.suite.RunOptions;
import dev.conflayers.suite.Strategy;
import dev.conflayers.suite.Suite;
import dev.conflayers.suite.TaskChoice;
import dev.conflayers.suite.WarmUp;
import dev.conflayers.suite.declared.Phase;
import dev.conflayers.suite.declared.RunCaution;
import dev.conflayers.suite.declared.StopRule;
import dev.conflayers.task.Tasks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A plan is made of randomised complete blocks, balanced, and told apart by its fingerprint. */
class PlannerTest {
  private static final int PROMPTS = 10;

  private static Strategy skip(String name) {
    return Strategy.of(
        StaticSkip.METHOD,
        name,
        new StaticSkipSettings(
            List.of(1), List.of(1), new DraftSettings(4, 0.8, List.of(1, 1, 1, 1))));
  }

  private static Suite suite(long seed, int warmup) {
    return suite(
        List.of(Strategy.fullDepth("full"), skip("a"), skip("b")),
        new RunOptions(
            seed,
            1,
            new WarmUp(warmup, warmup),
            0,
            ControlSchedule.NEVER,
            2,
            StopRule.NATURAL,
            60));
  }

  private static Suite suite(List<Strategy> strategies, RunOptions run) {
    return new Suite(
        "s",
        "d",
        new ModelChoice("m", NumberFormat.FP32, Device.CPU, 1),
        List.of(
            new TaskChoice("gsm8k", "words", "test", PROMPTS, 0, 1, 8, true),
            new TaskChoice("alpaca", "tasks", "test", PROMPTS, 0, 1, 8, true)),
        strategies,
        SamplerSettings.GREEDY,
        List.of(),
        run);
  }

  private static List<TaskMaterial> materials(Suite suite, int examples) {
    return suite.tasks().stream()
        .map(
            choice ->
                new TaskMaterial(
                    choice,
                    Tasks.byName(choice.task()),
                    "hash",
                    IntStream.range(0, examples).mapToObj(i -> example("e" + i)).toList(),
                    List.of(),
                    List.of()))
        .toList();
  }

  private static List<TaskMaterial> searchable(Suite suite, int search) {
    return materials(suite, PROMPTS + 2).stream()
        .map(
            m ->
                new TaskMaterial(
                    m.choice(),
                    m.task(),
                    m.datasetSha256(),
                    m.examples(),
                    m.shots(),
                    IntStream.range(0, search).mapToObj(i -> example("tune" + i)).toList()))
        .toList();
  }

  private static RunOptions options(int forks, int search, ControlSchedule twice) {
    return new RunOptions(3, forks, new WarmUp(2, 4), search, twice, 1, StopRule.NATURAL, 60);
  }

  private static Strategy steady() {
    return new Strategy(
        "steady",
        ConfLayers.METHOD,
        StreamState.STEADY,
        new ConfLayersSettings(
            ConfLayersSettings.Mode.CLEAN,
            0.4,
            8,
            4,
            10,
            0.9,
            ConfLayersSettings.LambdaMode.FIXED,
            0,
            3,
            ConfLayersSettings.Arithmetic.FP64,
            ConfidenceSpace.HIDDEN,
            new DraftSettings(4, 0.8, List.of(1, 1, 1, 1))));
  }

  @Test
  void everyForkMeasuresTheSamePromptsInItsOwnOrder() {
    Suite suite =
        suite(List.of(Strategy.fullDepth("full"), skip("a")), options(3, 0, ControlSchedule.NEVER));
    RunPlan plan = new Planner().plan(suite, materials(suite, PROMPTS + 2));
    Map<Integer, List<String>> orders =
        plan.trials().stream()
            .filter(trial -> !trial.warmup() && trial.position() == 0)
            .collect(
                Collectors.groupingBy(
                    Trial::fork,
                    Collectors.mapping(
                        t -> t.prompt().task() + t.prompt().example(), Collectors.toList())));
    assertThat(orders).hasSize(3);
    assertThat(orders.get(1)).containsExactlyInAnyOrderElementsOf(orders.get(0));
    assertThat(orders.values()).doesNotHaveDuplicates();
    assertThat(plan.trials().stream().map(Trial::index))
        .containsExactlyElementsOf(IntStream.range(0, plan.trials().size()).boxed().toList());
  }

  @Test
  void fullDepthDecodesTwiceInEveryBlockOrInHalfOfThem() {
    for (ControlSchedule twice : List.of(ControlSchedule.ALWAYS, ControlSchedule.HALF)) {
      Suite suite = suite(List.of(Strategy.fullDepth("full"), skip("a")), options(2, 0, twice));
      RunPlan plan = new Planner().plan(suite, materials(suite, PROMPTS + 2));
      assertThat(plan.control()).isEqualTo("full-again");
      long held =
          plan.trials().stream()
              .filter(t -> !t.warmup() && t.strategy().name().equals("full-again"))
              .count();
      int blocks = 2 * 2 * PROMPTS;
      assertThat(held).isEqualTo(twice == ControlSchedule.ALWAYS ? blocks : blocks / 2);
    }
  }

  @Test
  void aStrategyNamedLikeTheControlIsRefused() {
    Suite suite =
        suite(
            List.of(Strategy.fullDepth("full"), skip("full-again")),
            options(1, 0, ControlSchedule.ALWAYS));
    assertThatThrownBy(() -> new Planner().plan(suite, materials(suite, PROMPTS)))
        .isInstanceOf(PlanProblem.class)
        .hasMessageContaining("full-again has the name of the A/A control");
  }

  @Test
  void steadyStrategiesAloneSearchOnTunePromptsBetweenWarmingUpAndMeasuring() {
    Suite suite =
        suite(List.of(Strategy.fullDepth("full"), steady()), options(1, 3, ControlSchedule.NEVER));
    List<Trial> trials = new Planner().plan(suite, searchable(suite, 5)).trials();
    List<Trial> search = trials.stream().filter(t -> t.phase() == Phase.SEARCH).toList();
    assertThat(search).hasSize(2 * 3);
    assertThat(search).allMatch(t -> t.strategy().name().equals("steady"));
    assertThat(search).allMatch(t -> t.prompt().example().startsWith("tune"));
    assertThat(trials.stream().map(Trial::phase).distinct())
        .containsExactly(Phase.WARM_UP, Phase.SEARCH, Phase.MEASURED);
  }

  /** What was found there then serves every task. */
  @Test
  void aStrategyMaySearchOnOneTaskAlone() {
    Strategy steady = steady();
    Strategy transferred =
        new Strategy("transferred", steady.method(), steady.state(), steady.settings(), "alpaca");
    Suite suite =
        suite(
            List.of(Strategy.fullDepth("full"), steady, transferred),
            options(1, 3, ControlSchedule.NEVER));
    List<Trial> search =
        new Planner()
            .plan(suite, searchable(suite, 5)).trials().stream()
                .filter(t -> t.phase() == Phase.SEARCH)
                .toList();
    assertThat(search).hasSize(2 * 3 + 3);
    assertThat(search.stream().filter(t -> t.strategy().equals(transferred)))
        .hasSize(3)
        .allMatch(t -> t.prompt().task().equals("alpaca"));
  }

  @Test
  void searchingWithTooFewTunePromptsIsRefused() {
    Suite suite =
        suite(List.of(Strategy.fullDepth("full"), steady()), options(1, 6, ControlSchedule.NEVER));
    assertThatThrownBy(() -> new Planner().plan(suite, searchable(suite, 5)))
        .isInstanceOf(PlanProblem.class)
        .hasMessage(
            "task gsm8k needs 6 prompts of the split 'tune' to search on, but words has 5 of"
                + " them; lower run.search-prompts or bring a split 'tune'");
  }

  private static Example example(String id) {
    return new Example(
        id,
        Map.of(
            "question",
            "How many is " + id + "?",
            "answer",
            "#### 1",
            "instruction",
            "Say " + id,
            "input",
            "",
            "output",
            id));
  }

  private static RunPlan plan(long seed) {
    Suite suite = suite(seed, 2);
    return new Planner().plan(suite, materials(suite, PROMPTS + 2));
  }

  @Test
  void everyBlockHoldsEveryStrategyOnOnePrompt() {
    Map<Integer, List<Trial>> blocks =
        plan(1).trials().stream().collect(Collectors.groupingBy(Trial::block));
    assertThat(blocks).hasSize(2 + 2 * 2 * PROMPTS);
    assertThat(blocks.values())
        .allSatisfy(
            block -> {
              assertThat(block.stream().map(Trial::prompt).distinct()).hasSize(1);
              assertThat(block.stream().map(trial -> trial.strategy().name()))
                  .containsExactlyInAnyOrder("full", "a", "b");
              assertThat(block.stream().map(Trial::position)).containsExactly(0, 1, 2);
            });
  }

  @Test
  void everyStrategyStandsInEveryPositionEquallyOftenGiveOrTakeOne() {
    for (String task : List.of("gsm8k", "alpaca")) {
      Map<String, Integer> places = new HashMap<>();
      plan(5).trials().stream()
          .filter(trial -> !trial.warmup() && trial.prompt().task().equals(task))
          .forEach(t -> places.merge(t.strategy().name() + t.position(), 1, Integer::sum));
      // 20 blocks and 3 positions: 6 or 7 each.
      assertThat(places).hasSize(9);
      assertThat(places.values()).allMatch(count -> count == 6 || count == 7);
    }
  }

  @Test
  void warmsUpOnPromptsThatAreNotMeasured() {
    RunPlan plan = plan(1);
    Set<PlannedPrompt> warmup =
        plan.trials().stream().filter(Trial::warmup).map(Trial::prompt).collect(Collectors.toSet());
    assertThat(warmup).hasSize(2);
    assertThat(plan.trials().stream().filter(t -> !t.warmup()).map(Trial::prompt))
        .doesNotContainAnyElementsOf(warmup);
    assertThat(plan.cautions()).isEmpty();
  }

  @Test
  void saysSoWhereWarmingUpMustUseMeasuredPrompts() {
    Suite suite = suite(1, 2);
    assertThat(new Planner().plan(suite, materials(suite, PROMPTS)).cautions())
        .containsExactly(new RunCaution.MeasuredWarmUp());
  }

  @Test
  void refusesMorePromptsThanThereAre() {
    Suite suite = suite(1, 0);
    assertThatThrownBy(() -> new Planner().plan(suite, materials(suite, PROMPTS - 1)))
        .isInstanceOf(PlanProblem.class)
        .hasMessage(
            "task gsm8k needs 10 prompts, but the split 'test' of words has 9; lower prompts or"
                + " bring more data");
  }

  @Test
  void sameSuiteSamePlanOtherSeedOtherOrder() {
    assertThat(plan(1)).isEqualTo(plan(1));
    assertThat(plan(2).fingerprint()).isNotEqualTo(plan(1).fingerprint());
    assertThat(plan(2).trials()).isNotEqualTo(plan(1).trials());
  }

  @Test
  void fingerprintSeesDataSetsAndReferencesButNotTheDescription() {
    Suite suite = suite(1, 0);
    String before = new Planner().plan(suite, materials(suite, PROMPTS)).fingerprint();
    List<TaskMaterial> changed =
        materials(suite, PROMPTS).stream()
            .map(
                m ->
                    new TaskMaterial(
                        m.choice(), m.task(), "other", m.examples(), m.shots(), m.search()))
            .toList();
    assertThat(new Planner().plan(suite, changed).fingerprint()).isNotEqualTo(before);
    Suite retold =
        new Suite(
            "t",
            "e",
            suite.model(),
            suite.tasks(),
            suite.strategies(),
            suite.sampler(),
            suite.claims(),
            suite.run());
    assertThat(new Planner().plan(retold, materials(suite, PROMPTS)).fingerprint())
        .isEqualTo(before);
  }
}
