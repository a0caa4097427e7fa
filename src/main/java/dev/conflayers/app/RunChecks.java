package dev.conflayers.app;

import dev.conflayers.base.ModelFacts;
import dev.conflayers.base.ResultProblem;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.record.RunManifest;
import dev.conflayers.run.machine.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether what a run goes on with is what it began with. */
public final class RunChecks {
  /** The option with which a run is resumed in spite of another machine or build. */
  public static final String OTHER_MACHINE = "--allow-other-machine";

  /** What a commit ends with where the working tree differs from it, which any note does. */
  private static final String DIRTY = "-dirty";

  /** Facts of the environment that times depend on. */
  private static final List<String> ENVIRONMENT =
      List.of(
          "git-commit",
          "plug-ins",
          "jdk",
          "operating-system",
          "cpu",
          "vectors",
          "architecture",
          "cores",
          "gpu",
          "gpu-driver",
          "cuda");

  /**
   * Facts of the loaded model that times depend on. Linear kernels are none of them: they are
   * chosen by timing at every start, so that two forks of one run may have others; each fork
   * records its own.
   */
  private static final List<String> ENGINE =
      List.of(ModelFacts.ENGINE, ModelFacts.DEVICE, ModelFacts.DTYPE, ModelFacts.THREADS);

  private RunChecks() {}

  /** Refuses a model with other weights, tokenizer or configuration than the run began with. */
  public static void refuseOtherModel(Path path, RunManifest manifest, LoadedModel model) {
    for (Map.Entry<String, String> fact : manifest.model().entrySet()) {
      String now = model.provenance().getOrDefault(fact.getKey(), "");
      if (ModelFacts.isDigest(fact.getKey()) && !now.equals(fact.getValue())) {
        throw new ResultProblem(
            path
                + " cannot go on: "
                + fact.getKey()
                + " of the model was "
                + fact.getValue()
                + " and is now "
                + now
                + "; bring the old checkpoint back or start a new run");
      }
    }
  }

  /**
   * Returns what times depend on and is not what the run began with: the build, the JDK, the
   * processor and the engine.
   */
  static List<String> differences(
      RunManifest manifest, Map<String, String> environment, Map<String, String> model) {
    List<String> differences = new ArrayList<>();
    Map<String, String> then = manifest.environment();
    differ(ENVIRONMENT, then, Program.named(environment, then), differences);
    if (then.containsKey(Program.SHA256)) {
      differ(List.of(Program.SHA256), then, environment, differences);
    }
    differ(ENGINE, manifest.model(), model, differences);
    return differences;
  }

  private static void differ(
      List<String> keys,
      Map<String, String> then,
      Map<String, String> now,
      List<String> differences) {
    for (String key : keys) {
      String was = then.getOrDefault(key, "unknown");
      String is = now.getOrDefault(key, "unknown");
      if (!withoutSuffix(was).equals(withoutSuffix(is))) {
        differences.add(key + " was " + was + " and is now " + is);
      }
    }
  }

  private static String withoutSuffix(String fact) {
    return fact.endsWith(DIRTY) ? fact.substring(0, fact.length() - DIRTY.length()) : fact;
  }

  /** Refuses to add times of another build or machine to a run. */
  static void refuseOtherMachine(Path path, List<String> differences) {
    if (!differences.isEmpty()) {
      throw new ResultProblem(
          path
              + " cannot go on: "
              + String.join(", ", differences)
              + "; half of its times would be of something else. Go on where it began, start a new"
              + " run, or allow it with "
              + OTHER_MACHINE
              + ", which the run then says");
    }
  }
}
