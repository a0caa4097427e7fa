package dev.conflayers.cli;

import dev.conflayers.app.CompareRuns;
import dev.conflayers.judge.compare.RunComparison;
import dev.conflayers.run.fork.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sets two runs against each other, or two strategies of one. */
@Command(
    name = "compare",
    description = {
      "Compare two runs prompt by prompt, or two strategies of one run with --methods. Refuses runs"
          + " that did not do the same work, and says why; no model is needed."
    },
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(index = "0", paramLabel = "RUN", description = "The reference: " + Wiring.RUN)
  private Path first = Path.of("");

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "OTHER",
      description = "The run to set against it; default: the same.")
  private @Nullable Path second;

  @Option(
      names = "--methods",
      paramLabel = "A,B",
      split = ",",
      description =
          "A strategy of the first run and one of the second; default: those with the same name.")
  private List<String> methods = List.of();

  @Option(
      names = "--unpaired",
      description =
          "Compare the means of tasks that both have, though their prompts differ; speed only.")
  private boolean unpaired;

  @Mixin private Output output = new Output();

  CompareCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    RunComparison comparison =
        new CompareRuns(
                wiring.run(first), second == null ? null : wiring.run(second), methods, unpaired)
            .compare();
    new CompareView(wiring.terminal()).show(comparison, output.json());
    return (comparison.invalid().isEmpty() ? ExitCode.OK : ExitCode.AUDIT_FAILED).status();
  }
}
