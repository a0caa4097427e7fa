package dev.conflayers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collection;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every benchmark runs; its numbers mean nothing here. */
@Tag("torch")
class BenchmarkSmokeIT {
  private static final Path MODEL = Path.of("src/test/resources/oracle/qwen2-tiny");

  @Test
  void everyBenchmarkRunsOnce() throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include("dev\\.conflayers\\.bench\\..*")
                    .param("model", MODEL.toString())
                    .param("threads", "1")
                    .param("context", "32")
                    .param("nodes", "1", "9")
                    .param("window", "16")
                    .forks(0)
                    .warmupIterations(0)
                    .measurementIterations(1)
                    .measurementTime(TimeValue.milliseconds(1))
                    .verbosity(VerboseMode.SILENT)
                    .shouldFailOnError(true)
                    .build())
            .run();
    assertThat(results).hasSizeGreaterThan(15);
  }
}
