package dev.conflayers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.testing.Campaign;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every benchmark runs, in some of its settings; its numbers mean nothing here. */
@Tag("torch")
class BenchmarkSmokeIT {
  private static final Path MODEL = Path.of("src/test/resources/oracle/qwen2-tiny");

  /** Returns the first value, and in a deep campaign all. */
  private static String[] of(String... values) {
    return Arrays.copyOf(values, Campaign.size(1, values.length));
  }

  @Test
  void everyBenchmarkRunsOnce() throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include("dev\\.conflayers\\.bench\\..*")
                    .param("model", MODEL.toString())
                    .param("threads", "1")
                    .param("context", "32")
                    .param("nodes", of("9", "1"))
                    .param("skips", of("half", "none", "attention", "mlp", "eligible"))
                    .param("window", "16")
                    .forks(0)
                    .warmupIterations(0)
                    .measurementIterations(1)
                    .measurementTime(TimeValue.milliseconds(1))
                    .verbosity(VerboseMode.SILENT)
                    .shouldFailOnError(true)
                    .build())
            .run();
    assertThat(results.stream().map(result -> result.getParams().getBenchmark()).distinct().count())
        .isEqualTo(11);
  }
}
