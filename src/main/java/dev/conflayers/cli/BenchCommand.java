package dev.conflayers.cli;

import dev.conflayers.app.bench.BenchDecoding;
import dev.conflayers.app.bench.BenchRequest;
import dev.conflayers.base.fetch.ModelCatalog;
import dev.conflayers.model.NumberFormat;
import dev.conflayers.record.CostTable;
import dev.conflayers.report.JsonReport;
import dev.conflayers.run.fork.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures what a decode is made of with JMH, each benchmark in a JVM of its own. */
@Command(
    name = "bench",
    description = {
      "Measure what a decode is made of: full-depth and draft steps, verification by nodes, probe,"
          + " selection, compaction, ROUGE, tokenizer. The JSON goes below --results."
    },
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(
      paramLabel = "PATTERN",
      arity = "0..*",
      description = "Regular expressions of benchmarks, such as Step or Verify; default: all.")
  private List<String> patterns = List.of();

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "Catalogue name or path; default: ${DEFAULT-VALUE}.")
  private String model = ModelCatalog.DEFAULT_MODEL;

  @Option(names = "--dtype", paramLabel = "FORMAT", description = "fp32 or bf16; default: fp32.")
  private NumberFormat dtype = NumberFormat.FP32;

  @Option(
      names = "--context",
      paramLabel = "N",
      description = "Rows in the cache; default: ${DEFAULT-VALUE}.")
  private int context = 128;

  @Option(
      names = "--forks",
      paramLabel = "N",
      description = "JVMs per benchmark; default: ${DEFAULT-VALUE}.")
  private int forks = 1;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "Seconds per iteration; default: ${DEFAULT-VALUE}.")
  private int seconds = 1;

  @Option(
      names = "--results",
      paramLabel = "DIR",
      description = "Where the costs go, and are found by runs; default: results/.")
  private @Nullable Path results;

  @Mixin private Network network = new Network();

  @Mixin private Output output = new Output();

  BenchCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException, RunnerException {
    Path into = results == null ? wiring.home().resolve("results") : results;
    BenchDecoding.Benched benched =
        new BenchDecoding(wiring.workplace())
            .measure(
                new BenchRequest(
                    patterns, model, dtype, context, forks, seconds, into, network.offline()));
    List<CostTable.Line> lines = benched.costs().lines();
    if (output.json()) {
      wiring.terminal().print(JsonReport.document(benched.costs()));
    } else {
      lines.forEach(line -> wiring.terminal().println(BenchView.text(line)));
    }
    wiring.terminal().note("Written to " + benched.folder());
    return lines.isEmpty() ? ExitCode.NOTHING_MEASURED.status() : ExitCode.OK.status();
  }
}
