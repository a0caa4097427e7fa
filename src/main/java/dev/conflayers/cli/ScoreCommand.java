package dev.conflayers.cli;

import dev.conflayers.judge.analysis.OutputScores;
import dev.conflayers.judge.analysis.Unscorable;
import dev.conflayers.metric.Metric;
import dev.conflayers.record.ResultProblem;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunRecord;
import dev.conflayers.report.ComparisonTable;
import dev.conflayers.report.JsonReport;
import dev.conflayers.run.fork.ExitCode;
import dev.conflayers.task.Task;
import dev.conflayers.task.Tasks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  @Parameters(paramLabel = "RUN", description = "The run directory, such as results/2026...")
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
    RunDirectory directory = new RunDirectory(wiring.find(run));
    RunRecord record = directory.read();
    if (record.origin() != null) {
      throw new ResultProblem(
          run + " was imported from files that hold no references to score against");
    }
    Map<String, Metric> known = known();
    for (String name : names) {
      if (!known.containsKey(name)) {
        throw new IllegalArgumentException(
            "no metric is called '" + name + "'; there are " + String.join(", ", known.keySet()));
      }
    }
    OutputScores scores = OutputScores.of(record, Tasks::byName, task -> metrics(task, known));
    Path file = directory.write(scores.scores());
    Terminal terminal = wiring.terminal();
    if (output.json()) {
      terminal.print(
          JsonReport.document(
              new Document(
                  record.manifest().run(), file.toString(), scores.means(), scores.unscorable())));
      return ExitCode.OK.status();
    }
    scores.unscorable().forEach(none -> terminal.println(terminal.wrapped(none.words() + ".")));
    if (scores.means().isEmpty() && scores.unscorable().isEmpty()) {
      terminal.println("No task of this run has references to score against.");
    } else if (!scores.means().isEmpty()) {
      terminal.println(ComparisonTable.of(scores));
    }
    terminal.println("Scores of every output: " + file);
    return ExitCode.OK.status();
  }

  private static Map<String, Metric> known() {
    Map<String, Metric> known = new LinkedHashMap<>();
    Tasks.all()
        .forEach(
            task ->
                Tasks.metrics(task).forEach(metric -> known.putIfAbsent(metric.name(), metric)));
    return known;
  }

  /** A task's own metric of a name is the right one: it knows what its answers look like. */
  private List<Metric> metrics(Task task, Map<String, Metric> known) {
    if (names.isEmpty() || Tasks.metrics(task).isEmpty()) {
      return Tasks.metrics(task);
    }
    Map<String, Metric> all = new LinkedHashMap<>(known);
    Tasks.metrics(task).forEach(metric -> all.put(metric.name(), metric));
    List<Metric> chosen = new ArrayList<>();
    all.forEach(
        (name, metric) -> {
          if (names.contains(name)) {
            chosen.add(metric);
          }
        });
    return chosen;
  }
}
