package dev.conflayers.cli;

import dev.conflayers.app.project.ProjectModel;
import dev.conflayers.lab.projection.Projected;
import dev.conflayers.lab.projection.ProjectionReport;
import dev.conflayers.run.fork.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Predicts a speedup without measuring it. */
@Command(
    name = "project",
    description = {
      "Project the speedup of layer-skipping drafts from a model's dimensions, a machine and how"
          + " much of a draft is accepted: no weights are needed. Says how long a step takes, what"
          + " a draft pass and a verification cost, which draft is the best, what stands in its"
          + " way, and which acceptance a target takes."
    },
    mixinStandardHelpOptions = true)
final class ProjectCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(
      paramLabel = "MODEL",
      description = {
        "A name that 'conflayers ls shapes' shows, a config.json, a checkpoint, or a name of the"
            + " model catalogue."
      })
  private String model = "";

  @Mixin private ProjectOptions options = new ProjectOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write projection.html, .md and .json there, and the charts.")
  private @Nullable Path out;

  @Mixin private Network network = new Network();

  @Mixin private Output output = new Output();

  ProjectCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    Projected projected =
        new ProjectModel(wiring.workplace()).project(options.request(model, network.offline()));
    ProjectionReport report = new ProjectionReport(projected);
    if (output.json()) {
      wiring.terminal().print(report.json());
    } else {
      new ProjectView(wiring.terminal()).show(projected);
    }
    if (out != null) {
      wiring.terminal().note("Report: " + ProjectModel.write(report, out));
    }
    return ExitCode.OK.status();
  }
}
