package dev.conflayers.plan;

import dev.conflayers.data.Example;
import dev.conflayers.suite.Strategy;
import dev.conflayers.suite.Suite;
import dev.conflayers.suite.TaskChoice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Lays a suite out as randomised complete blocks: warm-up first; then, for each repetition, the
 * prompts of all tasks in random order, and within each prompt every strategy in random, balanced
 * order. A pure function of its arguments.
 */
public final class Planner {
  /** Returns the plan of {@code suite}; {@code materials} has one entry for each of its tasks. */
  public RunPlan plan(Suite suite, List<TaskMaterial> materials) {
    List<List<PlannedPrompt>> measured = new ArrayList<>();
    List<List<PlannedPrompt>> spare = new ArrayList<>();
    List<RunPlan.PlannedTask> tasks = new ArrayList<>();
    for (TaskMaterial material : materials) {
      TaskChoice choice = material.choice();
      List<PlannedPrompt> prompts = prompts(material);
      if (prompts.size() < choice.prompts()) {
        throw new PlanProblem(
            "task "
                + choice.task()
                + " wants "
                + choice.prompts()
                + " prompts, but the split '"
                + choice.split()
                + "' of "
                + choice.dataset()
                + " has "
                + prompts.size()
                + "; lower prompts or bring more data");
      }
      measured.add(prompts.subList(0, choice.prompts()));
      spare.add(prompts.subList(choice.prompts(), prompts.size()));
      tasks.add(planned(material));
    }
    List<String> notes = new ArrayList<>();
    List<Trial> trials = new ArrayList<>();
    warmUp(suite, measured, spare, trials, notes);
    measure(suite, measured, trials);
    return new RunPlan(Fingerprint.of(suite, tasks, trials), suite, tasks, trials, notes);
  }

  private static List<PlannedPrompt> prompts(TaskMaterial material) {
    TaskChoice choice = material.choice();
    List<PlannedPrompt> prompts = new ArrayList<>();
    for (Example example : material.examples()) {
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
              material.task().reference(example)));
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

  /**
   * Every strategy decodes prompts of the tasks in turn; not measured ones, if it can be helped.
   */
  private static void warmUp(
      Suite suite,
      List<List<PlannedPrompt>> measured,
      List<List<PlannedPrompt>> spare,
      List<Trial> trials,
      List<String> notes) {
    boolean overlaps = false;
    for (int i = 0; i < suite.run().warmupPrompts(); i++) {
      int task = i % measured.size();
      int turn = i / measured.size();
      boolean disjoint = turn < spare.get(task).size();
      overlaps |= !disjoint;
      List<PlannedPrompt> source = disjoint ? spare.get(task) : measured.get(task);
      PlannedPrompt prompt = source.get(turn % source.size());
      for (int position = 0; position < suite.strategies().size(); position++) {
        Strategy strategy = suite.strategies().get(position);
        trials.add(new Trial(trials.size(), i, position, true, prompt, strategy, 0));
      }
    }
    if (overlaps) {
      notes.add("some warm-up prompts are measured too, because the data have no others left");
    }
  }

  private static void measure(Suite suite, List<List<PlannedPrompt>> measured, List<Trial> trials) {
    SplittableRandom random = new SplittableRandom(suite.run().seed());
    List<BlockOrder> orders = new ArrayList<>();
    for (int task = 0; task < measured.size(); task++) {
      orders.add(new BlockOrder(suite.strategies().size(), random.split()));
    }
    int block = suite.run().warmupPrompts();
    for (int repetition = 0; repetition < suite.run().repetitions(); repetition++) {
      int[] next = new int[measured.size()];
      for (int task : taskOrder(measured, random)) {
        PlannedPrompt prompt = measured.get(task).get(next[task]++);
        List<Integer> order = orders.get(task).next();
        for (int position = 0; position < order.size(); position++) {
          Strategy strategy = suite.strategies().get(order.get(position));
          trials.add(
              new Trial(trials.size(), block, position, false, prompt, strategy, repetition));
        }
        block++;
      }
    }
  }

  /**
   * Returns the task of each block, shuffled. Within a task the prompts keep the order of their
   * seeded subset, which is random already and which the reference's streams have too.
   */
  private static List<Integer> taskOrder(
      List<List<PlannedPrompt>> measured, SplittableRandom random) {
    List<Integer> order = new ArrayList<>();
    for (int task = 0; task < measured.size(); task++) {
      order.addAll(Collections.nCopies(measured.get(task).size(), task));
    }
    BlockOrder.shuffle(order, random);
    return order;
  }
}
