package dev.conflayers.cli;

import dev.conflayers.base.ResultProblem;
import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.text.SideBySide;
import dev.conflayers.evidence.text.SideBySides;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunRecord;
import dev.conflayers.report.JsonReport;
import dev.conflayers.run.fork.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
  private static final int NAMED = 5;

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
    RunRecord record = new RunDirectory(wiring.run(run)).read();
    if (record.origin() != null) {
      throw new ResultProblem(
          run
              + " was imported from files that keep no token ids, so that outputs cannot be set"
              + " side by side; the texts, if there are any, are in its measurements.jsonl");
    }
    SideBySides outputs = SideBySides.of(RunView.of(record));
    String wanted = wanted(outputs.prompts());
    List<Integer> forks = outputs.forks(wanted);
    if (fork != null && !forks.contains(fork)) {
      throw refused("--fork must be one of " + forks + " for " + wanted + ", got " + fork);
    }
    SideBySide found =
        outputs.of(
            wanted, fork == null ? forks.get(0) : fork, all ? Integer.MAX_VALUE : MOST_TOKENS);
    SideBySide shown = only(found);
    if (output.json()) {
      wiring.terminal().print(JsonReport.document(shown));
    } else {
      new ShowView(wiring.terminal()).show(shown, steps);
    }
    return ExitCode.OK.status();
  }

  private String wanted(List<String> prompts) {
    List<String> found =
        prompts.stream().filter(p -> p.equals(prompt) || p.endsWith("/" + prompt)).toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    List<String> near =
        found.isEmpty() ? prompts.stream().filter(p -> p.contains(prompt)).toList() : found;
    List<String> named = near.isEmpty() ? prompts : near;
    throw refused(
        (found.isEmpty() ? "the run has no prompt '" : "more than one task has a prompt '")
            + prompt
            + "'; name one of its "
            + named.size()
            + " as TASK/EXAMPLE, such as "
            + String.join(", ", named.subList(0, Math.min(NAMED, named.size()))));
  }

  private SideBySide only(SideBySide found) {
    if (strategy == null) {
      return found;
    }
    List<String> names = found.answers().stream().map(SideBySide.Answer::strategy).toList();
    if (!names.contains(strategy)) {
      throw refused("--strategy must be one of " + String.join(", ", names) + ", got " + strategy);
    }
    return new SideBySide(
        found.task(),
        found.example(),
        found.fork(),
        found.prompt(),
        found.reference(),
        found.answers().stream()
            .filter(a -> a.strategy().equals(strategy) || a.strategy().equals(names.get(0)))
            .toList());
  }

  private ParameterException refused(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
