package dev.conflayers.app.bench;

import dev.conflayers.run.Progress;
import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.format.OutputFormat;

/** Notes which benchmark runs, and its result. */
final class BenchNotes implements OutputFormat {
  private final Progress progress;

  BenchNotes(Progress progress) {
    this.progress = progress;
  }

  @Override
  public void startBenchmark(BenchmarkParams parameters) {
    String name = parameters.getBenchmark();
    progress.note(
        name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1)
            + " "
            + parameters.getParamsKeys().stream()
                .filter(key -> !key.equals("model"))
                .map(key -> key + "=" + parameters.getParam(key))
                .collect(Collectors.joining(" ")));
  }

  @Override
  public void endBenchmark(BenchmarkResult result) {
    if (result != null) {
      progress.note(
          String.format(
              Locale.ROOT,
              "  %.3f %s",
              result.getPrimaryResult().getScore(),
              result.getPrimaryResult().getScoreUnit()));
    }
  }

  @Override
  public void verbosePrintln(String text) {}

  @Override
  public void println(String text) {
    if (text.contains("ETA")) {
      progress.note(text.replace("#", "").strip());
    }
  }

  @Override
  public void print(String text) {}

  @Override
  public void write(int value) {}

  @Override
  public void write(byte[] bytes) throws IOException {}

  @Override
  public void flush() {}

  @Override
  public void close() {}

  @Override
  public void startRun() {}

  @Override
  public void endRun(Collection<RunResult> results) {}

  @Override
  public void iteration(BenchmarkParams benchmark, IterationParams iteration, int number) {}

  @Override
  public void iterationResult(
      BenchmarkParams benchmark, IterationParams iteration, int number, IterationResult result) {}
}
