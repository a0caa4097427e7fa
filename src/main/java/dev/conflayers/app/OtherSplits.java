package dev.conflayers.app;

import dev.conflayers.dataset.DatasetLoader;
import dev.conflayers.dataset.DatasetManifest;
import dev.conflayers.dataset.DatasetProblem;
import dev.conflayers.dataset.Example;
import dev.conflayers.evidence.integrity.Surroundings;
import dev.conflayers.record.RunRecord;
import dev.conflayers.suite.Suite;
import dev.conflayers.suite.SuiteProblem;
import dev.conflayers.suite.SuiteReader;
import dev.conflayers.suite.TaskChoice;
import dev.conflayers.suite.declared.Schedule;
import dev.conflayers.suite.declared.StopRule;
import dev.conflayers.suite.plan.PlanProblem;
import dev.conflayers.suite.plan.ScheduleOf;
import dev.conflayers.suite.plan.TaskMaterial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what an audit has to know besides a run: its stop rule, and its data sets' other splits.
 */
final class OtherSplits {
  private static final List<String> SPLITS = List.of("tune", "train", "shots");

  /** Larger files are left alone: their rows would not fit in memory. */
  private static final long MOST_BYTES = 64L << 20;

  private static final String UNREADABLE = "this version cannot read the suite of the run";

  private final Materials materials;

  OtherSplits(Workplace workplace) {
    this.materials = new Materials(workplace);
  }

  Surroundings around(RunRecord run) throws IOException {
    Suite suite;
    try {
      suite = new SuiteReader().parse(run.manifest().suitePath(), run.manifest().suiteText());
    } catch (SuiteProblem e) {
      return new Surroundings(false, List.of(), List.of(UNREADABLE))
          .with(new Surroundings.Replanned(null, UNREADABLE));
    }
    List<Surroundings.OtherSplit> splits = new ArrayList<>();
    List<String> unread = new ArrayList<>();
    for (TaskChoice choice : suite.tasks()) {
      try {
        add(choice, run.schedule(), splits, unread);
      } catch (DatasetProblem | NoSuchFileException e) {
        unread.add("the data set of " + choice.task() + " could not be read");
      }
    }
    return new Surroundings(suite.run().stopRule() == StopRule.IGNORE_EOS, splits, unread)
        .with(replanned(suite));
  }

  /**
   * Makes the plan again; a data set that is not at hand, or is damaged, is no fault of the run.
   */
  private Surroundings.Replanned replanned(Suite suite) {
    try {
      return new Surroundings.Replanned(ScheduleOf.of(materials.plan(suite)), "");
    } catch (DatasetProblem | PlanProblem | IllegalArgumentException e) {
      return new Surroundings.Replanned(
          null, String.valueOf(e.getMessage()).lines().findFirst().orElse("no plan"));
    }
  }

  private void add(
      TaskChoice choice,
      Schedule schedule,
      List<Surroundings.OtherSplit> splits,
      List<String> unread)
      throws IOException {
    Path path = materials.path(choice.dataset());
    if (!Files.isDirectory(path)) {
      unread.add("the data set of " + choice.task() + " is no folder with other splits");
      return;
    }
    TaskMaterial material = null;
    for (DatasetManifest.SplitFile file : DatasetManifest.of(path).files()) {
      if (!SPLITS.contains(file.split()) || file.split().equals(choice.split())) {
        continue;
      }
      if (Files.size(path.resolve(file.name())) > MOST_BYTES) {
        unread.add(file.name() + " of " + choice.dataset() + " is too large to look through");
        continue;
      }
      if (material == null) {
        material = materials.material(choice);
      }
      splits.add(
          new Surroundings.OtherSplit(
              choice.task(), file.split(), rendered(material, path, file.split())));
    }
    if (material != null && changed(material, schedule)) {
      unread.add("the data set of " + choice.task() + " has changed since the run");
    }
  }

  private static boolean changed(TaskMaterial material, Schedule schedule) {
    return schedule.tasks().stream()
        .filter(task -> task.task().equals(material.choice().task()))
        .anyMatch(task -> !task.datasetSha256().equals(material.datasetSha256()));
  }

  /** Returns the prompts that the rows of a split would have been in this run. */
  private static List<String> rendered(TaskMaterial material, Path path, String split) {
    List<String> prompts = new ArrayList<>();
    for (Example example : DatasetLoader.load(path, split, material.task().fields()).examples()) {
      prompts.add(
          material.choice().chat()
              ? material.task().instruction(example)
              : material.task().prompt(example, material.shots()));
    }
    return prompts;
  }
}
