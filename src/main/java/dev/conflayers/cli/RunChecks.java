package dev.conflayers.cli;

import dev.conflayers.model.LoadedModel;
import dev.conflayers.result.ResultProblem;
import dev.conflayers.result.RunManifest;
import java.nio.file.Path;
import java.util.Map;

/** Whether what a run goes on with is what it began with. */
final class RunChecks {
  private RunChecks() {}

  /** Refuses a model with other weights, tokenizer or configuration than the run began with. */
  static void refuseOtherModel(Path path, RunManifest manifest, LoadedModel model) {
    for (Map.Entry<String, String> fact : manifest.model().entrySet()) {
      String now = model.provenance().getOrDefault(fact.getKey(), "");
      if (fact.getKey().contains("sha256") && !now.equals(fact.getValue())) {
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
}
