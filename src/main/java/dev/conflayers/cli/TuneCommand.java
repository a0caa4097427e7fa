package dev.conflayers.cli;

import dev.conflayers.app.Folders;
import dev.conflayers.app.tune.TuneOutcome;
import dev.conflayers.app.tune.TuneRequest;
import dev.conflayers.app.tune.TuneSuite;
import dev.conflayers.judge.claim.Candidate;
import dev.conflayers.judge.tune.Variants;
import dev.conflayers.suite.Suite;
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

/** Chooses one of a suite's strategies. */
@Command(
    name = "tune",
    description = {
      "Choose the fastest of a suite's strategies on the tune split by successive halving, say on"
          + " the test split how fast it is, and write it down for 'run --freeze'. Says full depth"
          + " where nothing is faster for sure."
    },
    mixinStandardHelpOptions = true)
final class TuneCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "SUITE", description = "The suite whose strategies are the candidates.")
  private Path suite = Path.of("");

  @Option(
      names = "--max-loss",
      paramLabel = "M",
      description =
          "Allow strategies that lose at most this much of --metric on every task that has it, by a"
              + " one-sided 95 % bound; default: only lossless ones.")
  private @Nullable Double maxLoss;

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      description = "What --max-loss is about; 'ls metrics' lists them.")
  private @Nullable String metric;

  @Option(
      names = "--prompts",
      paramLabel = "N",
      defaultValue = "8",
      description =
          "Prompts of each task in the first round; each round has twice as many as the one before,"
              + " as far as the tune split goes. Default: ${DEFAULT-VALUE}.")
  private int prompts;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Order of what is measured; default: the suite's.")
  private @Nullable Long seed;

  @Option(
      names = "--resume",
      description =
          "Go on with a tuning that was interrupted: rounds that are in --results already, of the"
              + " same plan, are not measured again.")
  private boolean resume;

  @Option(
      names = "--results",
      paramLabel = "DIR",
      description = "Where the run directories go; default: results/.")
  private @Nullable Path results;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Another file for the choice, in addition to frozen.json in the directory of the last"
              + " run.")
  private @Nullable Path out;

  @Mixin private Changes changes = new Changes();

  @Mixin private ReportsOption reports = new ReportsOption();

  @Mixin private Network network = new Network();

  @Mixin private Output output = new Output();

  TuneCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    if (prompts < 1) {
      throw mistake("--prompts must be at least 1, got " + prompts);
    }
    if (seed != null && seed < 0) {
      throw mistake("--seed must not be negative, got " + seed);
    }
    Path named = wiring.workplace().suite(suite);
    Suite read = wiring.workplace().read(named, changes.all(), network.offline()).suite();
    TuneRequest request =
        new TuneRequest(
            named,
            changes.all(),
            new Variants(read, seed == null ? read.run().seed() : seed),
            allowance(),
            prompts,
            resume,
            new Folders(
                results == null ? wiring.here().resolve("results") : results, reports.in(wiring)),
            out,
            network.offline());
    TuneView view = new TuneView(wiring.terminal());
    TuneOutcome outcome = new TuneSuite(wiring.workplace(), request, view).choose();
    return view.show(outcome, output.json()).status();
  }

  private Candidate.@Nullable Allowance allowance() {
    if ((maxLoss == null) != (metric == null)) {
      throw mistake("--max-loss and --metric must be given together: how much of what may be lost");
    }
    if (maxLoss == null || metric == null) {
      return null;
    }
    if (!(maxLoss > 0 && maxLoss < 1)) {
      throw mistake("--max-loss must be within (0, 1), got " + maxLoss);
    }
    return new Candidate.Allowance(metric, maxLoss);
  }

  private ParameterException mistake(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
