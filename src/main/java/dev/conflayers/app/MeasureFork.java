package dev.conflayers.app;

import dev.conflayers.model.LoadedModel;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunManifest;
import dev.conflayers.run.fork.ForkRun;
import dev.conflayers.suite.plan.RunPlan;
import java.io.IOException;
import java.nio.file.Path;

/** Measures one fork of a run that another process has begun. */
public final class MeasureFork {
  private final Workplace workplace;

  /** Makes the service. */
  public MeasureFork(Workplace workplace) {
    this.workplace = workplace;
  }

  /** Returns whether the fork is complete now; it is not if the user interrupted it. */
  public boolean measure(Path run, int fork) throws IOException {
    RunDirectory directory = new RunDirectory(run);
    RunManifest manifest = directory.manifest();
    RunPlan plan = new Materials(workplace).planAgain(run, manifest);
    // The run has fetched the checkpoint: a fork never needs the network.
    try (LoadedModel model = Models.load(workplace, plan.suite().model(), true)) {
      RunChecks.refuseOtherModel(run, manifest, model);
      return new ForkRun(workplace.instruments()).measure(directory, plan, model, fork);
    }
  }
}
