package dev.conflayers.app.bench;

import dev.conflayers.app.Models;
import dev.conflayers.app.Workplace;
import dev.conflayers.base.Kebab;
import dev.conflayers.model.Device;
import dev.conflayers.model.EngineOptions;
import dev.conflayers.record.CostTable;
import dev.conflayers.report.JsonReport;
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
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures what a decode is made of with JMH, each benchmark in a JVM of its own. */
public final class BenchDecoding {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Workplace workplace;

  /** Makes the service. */
  public BenchDecoding(Workplace workplace) {
    this.workplace = workplace;
  }

  /** The costs, and the folder that keeps them. */
  public record Benched(Path folder, CostTable costs) {}

  /** Measures, and keeps the costs where runs find them. */
  public Benched measure(BenchRequest request) throws IOException, RunnerException {
    Path checkpoint =
        Path.of(workplace.models().find(request.model(), request.offline())).toAbsolutePath();
    if (!Files.exists(checkpoint)) {
      throw new NoSuchFileException(request.model());
    }
    refuseWhatCannotBeLoaded(request);
    Collection<RunResult> measured = measured(request, checkpoint);
    Path folder =
        request
            .results()
            .resolve(
                STAMP.format(workplace.instruments().wallClock().instant())
                    + "_bench_"
                    + Kebab.of(request.dtype()));
    Files.createDirectories(folder);
    ResultFormatFactory.getInstance(ResultFormatType.JSON, folder.resolve("jmh.json").toString())
        .writeOut(measured);
    CostTable costs =
        new CostTable(
            String.valueOf(folder.getFileName()),
            request.model(),
            Kebab.of(request.dtype()),
            workplace.instruments().machine().facts(),
            measured.stream().map(BenchDecoding::line).toList());
    Files.writeString(folder.resolve("bench.json"), JsonReport.document(costs));
    return new Benched(folder, costs);
  }

  private Collection<RunResult> measured(BenchRequest request, Path checkpoint)
      throws RunnerException {
    try {
      return new Runner(options(request, checkpoint), new BenchNotes(workplace.progress())).run();
    } catch (NoBenchmarksException e) {
      throw new IllegalArgumentException(
          "no benchmark matches " + request.patterns() + "; give no pattern to run all", e);
    }
  }

  /** A benchmark's own JVM could only say that it failed. */
  private void refuseWhatCannotBeLoaded(BenchRequest request) {
    EngineOptions once = EngineOptions.of(request.dtype(), Device.CPU, 0);
    Models.load(workplace, request.model(), once, request.offline()).close();
  }

  private static Options options(BenchRequest request, Path checkpoint) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .forks(request.forks())
            .param("model", checkpoint.toString())
            .param("dtype", Kebab.of(request.dtype()))
            .param("context", Integer.toString(request.context()))
            .warmupTime(TimeValue.seconds(request.seconds()))
            .measurementTime(TimeValue.seconds(request.seconds()))
            .shouldFailOnError(true);
    for (String pattern : request.patterns().isEmpty() ? List.of("") : request.patterns()) {
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
