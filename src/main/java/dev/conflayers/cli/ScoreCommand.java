package dev.conflayers.cli;

import dev.conflayers.app.ScoreRun;
import dev.conflayers.judge.analysis.OutputScores;
import dev.conflayers.judge.figure.Unscorable;
import dev.conflayers.report.ComparisonTable;
import dev.conflayers.report.JsonReport;
import dev.conflayers.run.fork.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Scores stored outputs again. */
@Command(
    name = "score",
    description =
        "Score the stored outputs of a run again, each into its scores.jsonl; nothing is"
            + " generated.",
    mixinStandardHelpOptions = true)
final class ScoreCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(paramLabel = "RUN", description = Wiring.THE_RUN)
  private Path run = Path.of("");

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      description =
          "Score every task that has references with this metric of 'ls metrics'; may be given"
              + " again. Default: the metrics of each task.")
  private List<String> names = new ArrayList<>();

  @Mixin private Output output = new Output();

  ScoreCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  /** The JSON form. */
  record Document(
      String run, String scores, List<OutputScores.Mean> means, List<Unscorable> unscorable) {}

  @Override
  public Integer call() throws IOException {
    ScoreRun.Scored scored = new ScoreRun(wiring.workplace()).score(run, names);
    OutputScores scores = scored.scores();
    Terminal terminal = wiring.terminal();
    if (output.json()) {
      terminal.print(
          JsonReport.document(
              new Document(
                  scored.run(), scored.file().toString(), scores.means(), scores.unscorable())));
      return ExitCode.OK.status();
    }
    scores.unscorable().forEach(none -> terminal.println(terminal.wrapped(none.words() + ".")));
    if (scores.means().isEmpty() && scores.unscorable().isEmpty()) {
      terminal.println("No task of this run has references to score against.");
    } else if (!scores.means().isEmpty()) {
      terminal.println(ComparisonTable.of(scores));
    }
    terminal.println("Scores of every output: " + scored.file());
    return ExitCode.OK.status();
  }
}
