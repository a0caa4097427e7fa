package dev.conflayers.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.conflayers.base.ResultProblem;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.analysis.Analyst;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.RunRecord;
import dev.conflayers.report.MarkdownReport;
import dev.conflayers.task.Tasks;
import dev.conflayers.testing.RunRecords;
import dev.conflayers.testing.SimulatedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of ours goes out as answer files and comes back as it was. */
class ExportedRunTest {
  @TempDir private Path folder;

  private Path exported(RunRecord run) throws IOException {
    Path out = folder.resolve("out");
    ExportedRun.write(run, out);
    return out;
  }

  @Test
  void aRoundTripChangesNothing() throws IOException {
    for (RunRecord run : List.of(RunRecords.handMade(), new SimulatedRun().size(6, 3).record())) {
      Path out = folder.resolve(run.manifest().run() + run.measurements().size());
      ExportedRun.write(run, out);
      RunRecord back = ExportedRun.read(out);
      assertThat(back).isEqualTo(run);
      assertThat(new MarkdownReport().render(Analyst.analyse(RunView.of(back), Tasks::byName)))
          .isEqualTo(new MarkdownReport().render(Analyst.analyse(RunView.of(run), Tasks::byName)));
    }
  }

  /** Whoever takes the plain fields gets the same times, tokens and speedups. */
  @Test
  void theAnswerFilesAloneHaveTheSameSpeedup() throws IOException {
    RunRecord run = new SimulatedRun().size(8, 1).record();
    Path out = exported(run);
    String rival = SimulatedRun.FAST;
    Path own = out.resolve("run_1").resolve(rival + ".jsonl");
    Path full = out.resolve("run_1").resolve(run.schedule().baseline() + ".jsonl");
    RunRecord plain =
        Importer.read(
            new ImportRequest(
                List.of(
                    new ImportRequest.Input(run.schedule().baseline(), full, ""),
                    new ImportRequest.Input(rival, own, "")),
                "",
                "imported",
                new ImportRequest.TaskFacts("", "test", -1, -1),
                null,
                null,
                "",
                List.of(),
                Map.of(),
                Map.of("name", "toy"),
                List.of()),
            "20261130T000000Z",
            "2026-11-30T00:00:00Z");
    for (Estimand estimand : List.of(Estimand.S_GEO, Estimand.S_TOK, Estimand.S_SPECBENCH)) {
      assertThat(value(plain, rival, estimand))
          .isCloseTo(value(run, rival, estimand), within(1e-9));
    }
    assertThat(plain.measurements().stream().mapToInt(m -> m.output().size()).sum())
        .isEqualTo(
            run.measurements().stream()
                .filter(m -> !m.warmup())
                .filter(
                    m ->
                        m.strategy().equals(rival)
                            || m.strategy().equals(run.schedule().baseline()))
                .mapToInt(m -> m.output().size())
                .sum());
  }

  private static double value(RunRecord run, String strategy, Estimand estimand) {
    Analysis analysis = Analyst.analyse(RunView.of(run), Tasks::byName);
    Comparison all =
        analysis.comparisons().stream()
            .filter(c -> c.strategy().equals(strategy) && c.task().equals(Comparison.ALL_TASKS))
            .findFirst()
            .orElseThrow();
    return Objects.requireNonNull(Objects.requireNonNull(all.figure(estimand)).value());
  }

  @Test
  void anEditedTimeIsRefused() throws IOException {
    Path file = firstFile(exported(RunRecords.handMade()));
    String text = Files.readString(file);
    Files.writeString(
        file, text.replaceFirst("\"wall_time\":\\[[0-9.]+\\]", "\"wall_time\":[9.5]"));
    refused(file + ":1: its time, tokens, text or category are not those");
  }

  @Test
  void aLineThatWasRemovedOrCopiedIsRefused() throws IOException {
    Path file = firstFile(exported(RunRecords.handMade()));
    String text = Files.readString(file);
    String first = text.lines().findFirst().orElseThrow() + "\n";
    Files.writeString(file, text + first);
    refused("is there a second time: lines were appended or copied");
    Files.writeString(file, text.substring(first.length()));
    refused("lines of its files were cut off or removed");
  }

  private Path firstFile(Path out) throws IOException {
    try (var files = Files.list(out.resolve("run_1"))) {
      return files.sorted().findFirst().orElseThrow();
    }
  }

  private void refused(String why) {
    assertThatThrownBy(() -> ExportedRun.read(folder.resolve("out")))
        .isInstanceOf(ResultProblem.class)
        .hasMessageContaining(why);
  }

  /** By hand: the first trial of the hand-made run in milliseconds, under its names. */
  @Test
  void jmhHasAnIterationForEachPromptInAFork() throws IOException {
    RunRecord run = RunRecords.handMade();
    Measurement first =
        run.measurements().stream().filter(m -> !m.warmup() && m.ok()).findFirst().orElseThrow();
    JsonNode jmh = new ObjectMapper().readTree(BenchmarkExport.jmh(run)).get(0);
    assertThat(jmh.at("/params/strategy").asText()).isEqualTo(first.strategy());
    assertThat(jmh.at("/primaryMetric/rawData/0/0").asDouble()).isEqualTo(first.wallNanos() / 1e6);
    assertThat(jmh.at("/primaryMetric/scoreUnit").asText()).isEqualTo("ms/op");
  }

  @Test
  void bencherHasTheSpeedupWithItsInterval() throws IOException {
    RunRecord run = new SimulatedRun().size(8, 2).record();
    JsonNode bencher =
        new ObjectMapper()
            .readTree(BenchmarkExport.bencher(Analyst.analyse(RunView.of(run), Tasks::byName)));
    JsonNode speedup =
        bencher.at("/" + run.manifest().suite() + "~1all tasks~1" + SimulatedRun.FAST + "/speedup");
    assertThat(speedup.at("/value").asDouble())
        .isEqualTo(value(run, SimulatedRun.FAST, Estimand.S_GEO));
    assertThat(speedup.at("/lower_value").asDouble()).isLessThan(speedup.at("/value").asDouble());
  }
}
