package dev.conflayers.app;

import dev.conflayers.base.ResultProblem;
import dev.conflayers.dataset.Dataset;
import dev.conflayers.dataset.DatasetLoader;
import dev.conflayers.dataset.Example;
import dev.conflayers.judge.tune.Variants;
import dev.conflayers.record.RunManifest;
import dev.conflayers.suite.Suite;
import dev.conflayers.suite.SuiteReader;
import dev.conflayers.suite.TaskChoice;
import dev.conflayers.suite.plan.Planner;
import dev.conflayers.suite.plan.RunPlan;
import dev.conflayers.suite.plan.TaskMaterial;
import dev.conflayers.task.Task;
import dev.conflayers.task.Tasks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the data sets that a suite names and plans the suite with them. */
public final class Materials {
  private static final List<String> SHOT_SPLITS = List.of("shots", "train");

  private final Workplace workplace;

  /** Looks for data sets where this workplace has them. */
  public Materials(Workplace workplace) {
    this.workplace = workplace;
  }

  /**
   * Plans a run once more.
   *
   * @throws ResultProblem if the plan is not what it was
   */
  public RunPlan planAgain(Path run, RunManifest manifest) {
    RunPlan plan = plan(new SuiteReader().parse(manifest.suitePath(), manifest.suiteText()));
    if (!plan.fingerprint().equals(manifest.fingerprint())) {
      throw new ResultProblem(
          run
              + " cannot go on: its plan was "
              + manifest.fingerprint().substring(0, 8)
              + " and is now "
              + plan.fingerprint().substring(0, 8)
              + ", because a data set, task or version of conflayers has changed; start a new run");
    }
    return plan;
  }

  /** Plans a suite. */
  public RunPlan plan(Suite suite) {
    return new Planner().plan(suite, suite.tasks().stream().map(this::material).toList());
  }

  /** Returns the examples of one task of a suite: to measure, to show, and to search on. */
  public TaskMaterial material(TaskChoice choice) {
    Task task = Tasks.byName(choice.task());
    Path path = path(choice.dataset());
    Dataset asked = ordered(task, DatasetLoader.load(path, choice.split(), task.fields()), choice);
    List<Example> examples = new ArrayList<>(asked.examples());
    List<Example> shots = List.of();
    if (choice.shots() > 0) {
      String split =
          SHOT_SPLITS.stream()
              .filter(name -> DatasetLoader.hasSplit(path, name))
              .findFirst()
              .orElse(choice.split());
      if (split.equals(choice.split())) {
        // No other file holds worked examples: they are the rows after those that are measured.
        shots = asked.slice(choice.prompts(), choice.shots()).examples();
        examples.removeAll(shots);
      } else {
        Dataset worked = ordered(task, DatasetLoader.load(path, split, task.fields()), choice);
        shots = worked.first(choice.shots()).examples();
      }
    }
    return new TaskMaterial(
        choice, task, asked.sha256(), examples, shots, search(task, path, examples, choice));
  }

  /** Searches see the tune split; where that is what is measured, its other examples. */
  private static List<Example> search(
      Task task, Path path, List<Example> examples, TaskChoice choice) {
    if (choice.split().equals(Variants.TUNE)) {
      return examples.subList(Math.min(choice.prompts(), examples.size()), examples.size());
    }
    return DatasetLoader.hasSplit(path, Variants.TUNE)
        ? ordered(task, DatasetLoader.load(path, Variants.TUNE, task.fields()), choice).examples()
        : List.of();
  }

  private static Dataset ordered(Task task, Dataset dataset, TaskChoice choice) {
    return task.shuffled() ? dataset.shuffled(choice.seed()) : dataset;
  }

  /** A name is a folder of {@code datasets/} or a data set that was pulled; the rest are paths. */
  Path path(String dataset) {
    Path ours = workplace.home().resolve("datasets").resolve(dataset);
    Path pulled =
        new Catalogue(workplace.environment()).cache().resolve("datasets").resolve(dataset);
    if (Files.exists(ours)) {
      return ours;
    }
    return Files.isDirectory(pulled) ? pulled : workplace.find(Path.of(dataset));
  }
}
