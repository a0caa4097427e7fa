package dev.conflayers.cli;

import dev.conflayers.app.Models;
import dev.conflayers.base.Kebab;
import dev.conflayers.base.fetch.ModelCatalog;
import dev.conflayers.model.Device;
import dev.conflayers.model.EngineOptions;
import dev.conflayers.model.NumberFormat;
import dev.conflayers.record.CostTable;
import dev.conflayers.report.JsonReport;
import dev.conflayers.run.fork.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
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
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

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
    Path checkpoint =
        Path.of(wiring.workplace().models().find(model, network.offline())).toAbsolutePath();
    if (!Files.exists(checkpoint)) {
      throw new NoSuchFileException(model);
    }
    refuseWhatCannotBeLoaded();
    Path into = results == null ? wiring.here().resolve("results") : results;
    Path folder =
        into.resolve(
            STAMP.format(wiring.instruments().wallClock().instant()) + "_bench_" + Kebab.of(dtype));
    Files.createDirectories(folder);
    BenchView view = new BenchView(wiring.terminal());
    Collection<RunResult> measured = new Runner(options(checkpoint), view).run();
    List<CostTable.Line> lines = measured.stream().map(BenchCommand::line).toList();
    ResultFormatFactory.getInstance(ResultFormatType.JSON, folder.resolve("jmh.json").toString())
        .writeOut(measured);
    CostTable document =
        new CostTable(
            String.valueOf(folder.getFileName()),
            model,
            Kebab.of(dtype),
            wiring.instruments().machine().facts(),
            lines);
    Files.writeString(folder.resolve("bench.json"), JsonReport.document(document));
    if (output.json()) {
      wiring.terminal().print(JsonReport.document(document));
    } else {
      lines.forEach(line -> wiring.terminal().println(BenchView.text(line)));
    }
    wiring.terminal().note("Written to " + folder);
    return lines.isEmpty() ? ExitCode.NOTHING_MEASURED.status() : ExitCode.OK.status();
  }

  /** A benchmark's own JVM could only say that it failed. */
  private void refuseWhatCannotBeLoaded() {
    EngineOptions once = EngineOptions.of(dtype, Device.CPU, 0);
    Models.load(wiring.workplace(), model, once, network.offline()).close();
  }

  private Options options(Path checkpoint) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .forks(forks)
            .param("model", checkpoint.toString())
            .param("dtype", Kebab.of(dtype))
            .param("context", Integer.toString(context))
            .warmupTime(TimeValue.seconds(seconds))
            .measurementTime(TimeValue.seconds(seconds))
            .shouldFailOnError(true);
    for (String pattern : patterns.isEmpty() ? List.of("") : patterns) {
      options.include("dev\\.conflayers\\.bench\\..*" + pattern);
    }
    return options.build();
  }

  private static CostTable.Line line(RunResult result) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String key : result.getParams().getParamsKeys()) {
      if (!key.equals("model")) {
        parameters.put(key, result.getParams().getParam(key));
      }
    }
    String name = result.getParams().getBenchmark();
    return new CostTable.Line(
        name.substring(name.indexOf("bench.") + "bench.".length()),
        parameters,
        result.getPrimaryResult().getScore(),
        result.getPrimaryResult().getScoreError(),
        result.getPrimaryResult().getScoreUnit(),
        result.getPrimaryResult().getSampleCount());
  }
}
