package dev.conflayers.suite.plan;

import dev.conflayers.dataset.Example;
import dev.conflayers.decode.StreamState;
import dev.conflayers.suite.ControlSchedule;
import dev.conflayers.suite.Strategy;
import dev.conflayers.suite.Suite;
import dev.conflayers.suite.TaskChoice;
import dev.conflayers.suite.declared.RunCaution;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Planner of a suite as a randomised complete block design. Each fork warms up, lets steady
 * strategies search, and then measures: for each repetition, the prompts of all tasks in random
 * order, and within each prompt every strategy in random, balanced order. A pure function of its
 * arguments.
 */
public final class Planner {
  /** Suffix of full depth's name for its A/A control. */
  private static final String AGAIN = "-again";

  /** Returns the plan of {@code suite}; {@code materials} has one entry for each of its tasks. */
  public RunPlan plan(Suite suite, List<TaskMaterial> materials) {
    List<TaskPrompts> prompts = new ArrayList<>();
    List<RunPlan.PlannedTask> tasks = new ArrayList<>();
    for (TaskMaterial material : materials) {
      prompts.add(prompts(suite, material));
      tasks.add(planned(material));
    }
    Strategy control = control(suite);
    List<Strategy> arms = new ArrayList<>(suite.strategies());
    if (control != null) {
      arms.add(control);
    }
    Set<RunCaution> cautions = new LinkedHashSet<>(samplerCautions(suite));
    List<Trial> trials = new ArrayList<>();
    for (int fork = 0; fork < suite.run().forks(); fork++) {
      new ForkPlan(suite, prompts, arms, fork, trials, cautions).add();
    }
    return new RunPlan(
        Fingerprint.of(suite, tasks, trials),
        suite,
        arms,
        control == null ? "" : control.name(),
        tasks,
        trials,
        List.copyOf(cautions),
        samplerNotes(suite));
  }

  private static List<RunCaution> samplerCautions(Suite suite) {
    List<RunCaution> cautions = new ArrayList<>();
    if (suite.random()) {
      cautions.add(new RunCaution.RandomText(suite.samplerText()));
    }
    if (!suite.lossless()) {
      cautions.add(new RunCaution.LossyAcceptance());
    }
    return cautions;
  }

  private static List<String> samplerNotes(Suite suite) {
    return suite.random() || suite.samplerText().isEmpty()
        ? List.of()
        : List.of("tokens are picked by " + suite.samplerText());
  }

  private static @Nullable Strategy control(Suite suite) {
    if (suite.run().control() == ControlSchedule.NEVER) {
      return null;
    }
    String name = suite.baseline().name() + AGAIN;
    if (suite.strategies().stream().anyMatch(strategy -> strategy.name().equals(name))) {
      throw new PlanProblem(
          "the strategy "
              + name
              + " has the name of the A/A control requested by same-twice; give it another name");
    }
    return Strategy.fullDepth(name);
  }

  private static TaskPrompts prompts(Suite suite, TaskMaterial material) {
    TaskChoice choice = material.choice();
    List<PlannedPrompt> prompts = rendered(material, material.examples());
    if (prompts.size() < choice.prompts()) {
      throw new PlanProblem(
          "task "
              + choice.task()
              + " needs "
              + choice.prompts()
              + " prompts, but the split '"
              + choice.split()
              + "' of "
              + choice.dataset()
              + " has "
              + prompts.size()
              + "; lower prompts or bring more data");
    }
    boolean searches = suite.strategies().stream().anyMatch(s -> s.state() == StreamState.STEADY);
    if (searches && material.search().size() < suite.run().searchPrompts()) {
      throw new PlanProblem(
          "task "
              + choice.task()
              + " needs "
              + suite.run().searchPrompts()
              + " prompts of the split 'tune' to search on, but "
              + choice.dataset()
              + " has "
              + material.search().size()
              + " of them; lower run.search-prompts or bring a split 'tune'");
    }
    return new TaskPrompts(
        prompts.subList(0, choice.prompts()),
        prompts.subList(choice.prompts(), prompts.size()),
        searches ? rendered(material, material.search()) : List.of());
  }

  private static List<PlannedPrompt> rendered(TaskMaterial material, List<Example> examples) {
    TaskChoice choice = material.choice();
    List<PlannedPrompt> prompts = new ArrayList<>();
    for (Example example : examples) {
      prompts.add(
          new PlannedPrompt(
              choice.task(),
              example.id(),
              choice.chat()
                  ? material.task().instruction(example)
                  : material.task().prompt(example, material.shots()),
              choice.chat(),
              choice.chat() ? List.of() : material.task().stopStrings(),
              choice.maxNewTokens(),
              material.task().reference(example),
              example.template()));
    }
    return prompts;
  }

  private static RunPlan.PlannedTask planned(TaskMaterial material) {
    TaskChoice choice = material.choice();
    return new RunPlan.PlannedTask(
        choice.task(),
        material.task().version(),
        choice.dataset(),
        material.datasetSha256(),
        choice.split(),
        choice.shots(),
        choice.maxNewTokens(),
        choice.chat());
  }
}
