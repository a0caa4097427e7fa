package dev.conflayers.cli;

import dev.conflayers.app.selftest.CheckResult;
import dev.conflayers.app.selftest.CheckpointCheck;
import dev.conflayers.app.selftest.RougeCheck;
import dev.conflayers.app.selftest.SelectionCheck;
import dev.conflayers.lab.calibration.Calibration;
import dev.conflayers.report.JsonReport;
import dev.conflayers.run.fork.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks this implementation against files that others bring, and against simulated runs. */
@Command(
    name = "selftest",
    description = {
      "Check this implementation against recorded cases and simulated runs; ends with 0 only if all"
          + " agree."
    },
    mixinStandardHelpOptions = true)
final class SelftestCommand implements Runnable {
  private static final int MOST_SHOWN = 10;

  private final Wiring wiring;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private Output output = new Output();

  SelftestCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Name a test: selection, rouge, checkpoint or statistics.");
  }

  @Command(
      name = "selection",
      description = "Layer selection against {\"blocks\": [{L, lam, z, count, windows, skip}]}.",
      mixinStandardHelpOptions = true)
  int selection(
      @Parameters(paramLabel = "FILE", description = "The recorded selections.") Path file)
      throws IOException {
    return show("selections", SelectionCheck.check(wiring.find(file)));
  }

  @Command(
      name = "rouge",
      description = "ROUGE against {id, prediction, nostem, stem} per line.",
      mixinStandardHelpOptions = true)
  int rouge(
      @Parameters(paramLabel = "FILE", description = "The recorded scores, one case per line.")
          Path file,
      @Option(
              names = "--references",
              paramLabel = "FILE",
              description =
                  "Where the references are (id and highlights per line), if the cases do not hold"
                      + " them as \"reference\"; default: searched for in the folder of FILE.")
          @Nullable Path references)
      throws IOException {
    return show("cases", RougeCheck.check(wiring.find(file), references));
  }

  @Command(
      name = "checkpoint",
      description = "A checkpoint against recorded greedy tokens, logits and skipped sublayers.",
      mixinStandardHelpOptions = true)
  int checkpoint(
      @Parameters(paramLabel = "MODEL", description = "Catalogue name or path.") String model,
      @Parameters(paramLabel = "FILE", description = "The recorded outputs.") Path file,
      @Option(
              names = "--tokenizer",
              paramLabel = "PATH",
              description =
                  "A tokenizer.json, a directory that holds one, or a .gguf file, for a checkpoint"
                      + " without a tokenizer of its own.")
          @Nullable Path tokenizer,
      @Mixin Network network)
      throws IOException {
    return show(
        "checks",
        new CheckpointCheck(wiring.workplace(), network.offline())
            .check(model, wiring.find(file), Optional.ofNullable(tokenizer).map(wiring::find)));
  }

  @Command(
      name = "statistics",
      description = {
        "Coverage of intervals and error rates of tests in simulated runs whose truth is known;"
            + " takes a few minutes."
      },
      mixinStandardHelpOptions = true)
  int statistics(
      @Option(
              names = "--seed",
              paramLabel = "S",
              defaultValue = "1",
              description = "Seed of the simulation, any whole number; default: ${DEFAULT-VALUE}.")
          long seed,
      @Option(
              names = "--fast",
              description = "A twentieth of the trials, with limits as much wider: seconds.")
          boolean fast) {
    CalibrationView view = new CalibrationView(wiring.terminal(), seed);
    boolean ok = view.show(new Calibration(seed, fast).run(view::before), output.json());
    return (ok ? ExitCode.OK : ExitCode.NOT_EXACT).status();
  }

  private int show(String what, CheckResult result) {
    Terminal terminal = wiring.terminal();
    if (output.json()) {
      terminal.print(JsonReport.document(result));
    } else {
      result.differences().stream().limit(MOST_SHOWN).forEach(terminal::note);
      if (result.differences().size() > MOST_SHOWN) {
        terminal.note("... and " + (result.differences().size() - MOST_SHOWN) + " more");
      }
      terminal.println(result.exact() + " of " + result.total() + " exact (" + what + ")");
    }
    return (result.passed() ? ExitCode.OK : ExitCode.NOT_EXACT).status();
  }
}
