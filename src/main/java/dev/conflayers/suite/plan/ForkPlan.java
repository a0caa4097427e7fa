package dev.conflayers.suite.plan;

import dev.conflayers.decode.StreamState;
import dev.conflayers.suite.ControlSchedule;
import dev.conflayers.suite.Strategy;
import dev.conflayers.suite.Suite;
import dev.conflayers.suite.declared.Phase;
import dev.conflayers.suite.declared.RunCaution;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Planner of one JVM's trials, which follow those of the JVMs before it. */
final class ForkPlan {
  private final Suite suite;
  private final List<TaskPrompts> tasks;
  private final List<Strategy> arms;
  private final int fork;
  private final List<Trial> trials;
  private final Collection<RunCaution> cautions;
  private final SplittableRandom random;
  private int block;

  ForkPlan(
      Suite suite,
      List<TaskPrompts> tasks,
      List<Strategy> arms,
      int fork,
      List<Trial> trials,
      Collection<RunCaution> cautions) {
    this.suite = suite;
    this.tasks = tasks;
    this.arms = arms;
    this.fork = fork;
    this.trials = trials;
    this.cautions = cautions;
    this.random = stream(suite.run().seed(), fork);
    this.block = trials.isEmpty() ? 0 : trials.get(trials.size() - 1).block() + 1;
  }

  /**
   * Returns one fork's random stream, which is independent of those of neighbouring forks and
   * seeds.
   */
  private static SplittableRandom stream(long seed, int fork) {
    SplittableRandom root = new SplittableRandom(seed);
    for (int i = 0; i < fork; i++) {
      root.split();
    }
    return root.split();
  }

  void add() {
    warmUp();
    search();
    measure();
  }

  /**
   * Every strategy decodes prompts of all tasks, interleaved; measured ones only if there are no
   * others.
   */
  private void warmUp() {
    for (int i = 0; i < suite.run().warmUpPrompts(); i++) {
      TaskPrompts task = tasks.get(i % tasks.size());
      int turn = i / tasks.size();
      List<PlannedPrompt> source = task.spare().isEmpty() ? task.measured() : task.spare();
      if (task.spare().isEmpty()) {
        cautions.add(new RunCaution.MeasuredWarmUp());
      }
      block(Phase.WARM_UP, source.get(turn % source.size()), order(i), 0);
    }
  }

  /** Each strategy goes first equally often. */
  private List<Strategy> order(int turn) {
    List<Strategy> order = new ArrayList<>(arms);
    Collections.rotate(order, -turn);
    return order;
  }

  /**
   * Steady strategies search on prompts of the tune split, different ones in every fork if there
   * are enough.
   */
  private void search() {
    List<Strategy> steady = arms.stream().filter(arm -> arm.state() == StreamState.STEADY).toList();
    if (steady.isEmpty()) {
      return;
    }
    for (TaskPrompts task : tasks) {
      List<PlannedPrompt> prompts = new ArrayList<>(task.search());
      BlockOrder.shuffle(prompts, random);
      for (PlannedPrompt prompt : prompts.subList(0, suite.run().searchPrompts())) {
        List<Strategy> here =
            steady.stream().filter(arm -> searchesOn(arm, prompt.task())).toList();
        if (!here.isEmpty()) {
          block(Phase.SEARCH, prompt, here, 0);
        }
      }
    }
  }

  private static boolean searchesOn(Strategy arm, String task) {
    return arm.searchOn().isEmpty() || arm.searchOn().equals(task);
  }

  private void measure() {
    boolean half = suite.run().control() == ControlSchedule.HALF;
    List<BlockOrder> orders = new ArrayList<>();
    for (int task = 0; task < tasks.size(); task++) {
      orders.add(new BlockOrder(arms.size(), random.split()));
    }
    for (int repetition = 0; repetition < suite.run().repetitions(); repetition++) {
      List<List<PlannedPrompt>> left = new ArrayList<>();
      for (TaskPrompts task : tasks) {
        List<PlannedPrompt> prompts = new ArrayList<>(task.measured());
        BlockOrder.shuffle(prompts, random);
        left.add(prompts);
      }
      List<List<Boolean>> controls = controls(left, half);
      int[] next = new int[tasks.size()];
      for (int task : taskOrder()) {
        int at = next[task]++;
        boolean control = controls.get(task).get(at);
        List<Strategy> order =
            orders.get(task).next().stream()
                .filter(arm -> control || arm < suite.strategies().size())
                .map(arms::get)
                .toList();
        block(Phase.MEASURED, left.get(task).get(at), order, repetition);
      }
    }
  }

  /** Returns the blocks of each task that contain the control, if there is one. */
  private List<List<Boolean>> controls(List<List<PlannedPrompt>> prompts, boolean half) {
    List<List<Boolean>> controls = new ArrayList<>();
    for (List<PlannedPrompt> of : prompts) {
      List<Boolean> held = new ArrayList<>(Collections.nCopies(of.size(), true));
      if (half) {
        Collections.fill(held.subList(0, of.size() / 2), false);
        BlockOrder.shuffle(held, random);
      }
      controls.add(held);
    }
    return controls;
  }

  /** Returns the task of each block, shuffled. */
  private List<Integer> taskOrder() {
    List<Integer> order = new ArrayList<>();
    for (int task = 0; task < tasks.size(); task++) {
      order.addAll(Collections.nCopies(tasks.get(task).measured().size(), task));
    }
    BlockOrder.shuffle(order, random);
    return order;
  }

  private void block(Phase phase, PlannedPrompt prompt, List<Strategy> order, int repetition) {
    for (int position = 0; position < order.size(); position++) {
      trials.add(
          new Trial(
              trials.size(),
              fork,
              block,
              position,
              phase,
              prompt,
              order.get(position),
              repetition));
    }
    block++;
  }
}
