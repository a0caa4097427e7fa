package dev.conflayers.cli;

import dev.conflayers.app.train.TrainModel;
import dev.conflayers.lab.train.Trainer;
import dev.conflayers.report.JsonReport;
import dev.conflayers.run.fork.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains a small model from a recipe. */
@Command(
    name = "train",
    description = {
      "Train a small model from a recipe. Ctrl-C writes a checkpoint, and --resume goes on from the"
          + " last one with the same losses."
    },
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(paramLabel = "RECIPE", description = "The recipe, a YAML file.")
  private Path recipe = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the model goes; default: models/ and the recipe's name.")
  private @Nullable Path out;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Stop after step N of the recipe's schedule; default: its last.")
  private int steps = Integer.MAX_VALUE;

  @Option(names = "--resume", description = "Go on from the last checkpoint in --out.")
  private boolean resume;

  @Option(names = "--json", description = "Print one JSON document instead of text.")
  private boolean json;

  TrainCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    if (steps < 1) {
      throw new IllegalArgumentException("--steps must be at least 1, got " + steps);
    }
    TrainView view = new TrainView(wiring.terminal(), wiring.instruments().clock());
    TrainModel.Trained trained =
        new TrainModel(recipe, out, steps, resume).train(wiring.workplace(), view);
    view.clear();
    Trainer.Outcome outcome = trained.outcome();
    if (json) {
      wiring.terminal().print(JsonReport.document(outcome));
    } else {
      wiring.terminal().println(view.summary(outcome, trained.folder()));
    }
    return outcome.interrupted() ? ExitCode.INTERRUPTED.status() : ExitCode.OK.status();
  }
}
