package dev.conflayers.cli;

import dev.conflayers.app.ShowPrompt;
import dev.conflayers.base.KeyRefusal;
import dev.conflayers.evidence.text.SideBySide;
import dev.conflayers.report.JsonReport;
import dev.conflayers.run.fork.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what each strategy made of one prompt of a run. */
@Command(
    name = "show",
    description = "Show one prompt of a run: each strategy's output, token by token.",
    mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
  private static final int MOST_TOKENS = 400;

  private final Wiring wiring;

  @Parameters(index = "0", paramLabel = "RUN", description = Wiring.THE_RUN)
  private Path run = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "PROMPT",
      description = "TASK/EXAMPLE, or an example that only one task has.")
  private String prompt = "";

  @Option(names = "--strategy", description = "Only full depth and this strategy.")
  private @Nullable String strategy;

  @Option(names = "--fork", description = "Of which fork; default: the first that measured it.")
  private @Nullable Integer fork;

  @Option(names = "--steps", description = "Show the steps too.")
  private boolean steps;

  @Option(names = "--all", description = "Show every token, not only the first 400.")
  private boolean all;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private Output output = new Output();

  ShowCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    ShowPrompt request =
        new ShowPrompt(run, prompt, strategy, fork, all ? Integer.MAX_VALUE : MOST_TOKENS);
    SideBySide shown;
    try {
      shown = request.show(wiring.workplace());
    } catch (ShowPrompt.NoSuchPrompt refused) {
      throw new ParameterException(spec.commandLine(), refused.getMessage(), refused);
    } catch (KeyRefusal refused) {
      throw new ParameterException(spec.commandLine(), "--" + refused.getMessage(), refused);
    }
    if (output.json()) {
      wiring.terminal().print(JsonReport.document(shown));
    } else {
      new ShowView(wiring.terminal()).show(shown, steps);
    }
    return ExitCode.OK.status();
  }
}
