package dev.conflayers.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.base.ResultProblem;
import dev.conflayers.base.Sha256;
import dev.conflayers.decode.StreamState;
import dev.conflayers.decode.method.Method;
import dev.conflayers.suite.Methods;
import dev.conflayers.suite.declared.MeasuringMode;
import dev.conflayers.suite.declared.RunCaution;
import dev.conflayers.suite.declared.Schedule;
import dev.conflayers.suite.declared.StopRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that the last version of format 4 wrote, with two JVMs and a changed suite. */
class FormatFourTest {
  private static final Path RUN = Path.of("src/test/resources/run-of-format-4");

  @TempDir private Path folder;

  private RunDirectory copy() throws IOException {
    try (Stream<Path> files = Files.list(RUN)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName().toString()));
      }
    }
    return new RunDirectory(folder);
  }

  private RunDirectory ofVersion(String version) throws IOException {
    RunDirectory directory = copy();
    Path manifest = folder.resolve("manifest.json");
    Files.writeString(
        manifest,
        Files.readString(manifest)
            .replace("\"schema-version\" : 4,", "\"schema-version\" : " + version + ","));
    return directory;
  }

  @Test
  void itsSentencesBecomeData() throws IOException {
    RunManifest manifest = new RunDirectory(RUN).read().manifest();
    assertThat(manifest.schemaVersion()).isEqualTo(4);
    assertThat(manifest.cautions())
        .containsExactly(
            new RunCaution.ChangedSuite(
                List.of(new RunCaution.Change("defaults.tasks.prompts", "2"))));
    assertThat(manifest.notes()).singleElement().asString().startsWith("recorded in format 4");
    assertThat(manifest.mode()).isEqualTo(MeasuringMode.BOTH);
    assertThat(manifest.edits()).isEmpty();
  }

  @Test
  void itsStrategiesSayWhetherTheyAreLossless() throws IOException {
    Schedule schedule = new RunDirectory(RUN).read().schedule();
    assertThat(schedule.strategies())
        .extracting(
            Schedule.ScheduledStrategy::name,
            Schedule.ScheduledStrategy::lossless,
            Schedule.ScheduledStrategy::state)
        .containsExactly(
            tuple("full-depth", true, StreamState.PER_PROMPT_RESET),
            tuple("conflayers", true, StreamState.COLD_STREAM),
            tuple("unverified", false, StreamState.PER_PROMPT_RESET),
            tuple("full-depth-again", true, StreamState.PER_PROMPT_RESET));
    assertThat(schedule.tasks()).extracting(task -> task.stop()).containsOnly(StopRule.NATURAL);
    assertThat(schedule.claims()).extracting(claim -> claim.primary()).containsExactly(false);
  }

  @Test
  void whatItDidNotKeepIsNotKnown() throws IOException {
    RunRecord run = new RunDirectory(RUN).read();
    assertThat(run.forks()).hasSize(2).allMatch(fork -> fork.process() == null);
    assertThat(run.forkEnds()).isEmpty();
  }

  @Test
  void theLinesOfItsForksAreSummedUpAsTheyStandInTheFile() throws IOException {
    List<String> lines = Files.readAllLines(RUN.resolve("measurements.jsonl"));
    StringBuilder ofFork = new StringBuilder();
    long count = 0;
    for (String line : lines) {
      if (line.contains("\"fork\":1,")) {
        ofFork.append(line).append('\n');
        count++;
      }
    }
    LinesDigest expected =
        new LinesDigest((int) count, Sha256.of(ofFork.toString().getBytes(StandardCharsets.UTF_8)));
    assertThat(new RunDirectory(RUN).read().lines()).hasSize(2).containsEntry(1, expected);
    assertThat(new RunDirectory(RUN).measurementsOf(1)).isEqualTo(expected);
  }

  @Test
  void itIsNotWrittenTo() throws IOException {
    RunDirectory directory = copy();
    RunManifest manifest = directory.manifest();
    assertThatThrownBy(() -> directory.write(manifest))
        .isInstanceOf(ResultProblem.class)
        .hasMessageContaining("is of format 4, which this version reads but does not write");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "6", "\"five\""})
  void otherFormatsAreRefusedInOneLine(String version) throws IOException {
    RunDirectory directory = ofVersion(version);
    assertThatThrownBy(directory::read)
        .isInstanceOf(ResultProblem.class)
        .hasMessageEndingWith(
            "schema-version must be 4 or 5, got "
                + version
                + "; read it with the version of conflayers that wrote it");
  }

  static List<Method<?>> methods() {
    return List.copyOf(Methods.kinds().values());
  }

  /** Format 4 knew kinds, not methods. */
  @ParameterizedTest
  @MethodSource("methods")
  void aKindIsLosslessAsItsMethodIs(Method<?> method) throws IOException {
    ObjectNode plan = JsonNodeFactory.instance.objectNode();
    ArrayNode strategies = plan.putArray("strategies");
    strategies.addObject().put("kind", method.kind()).put("settings", "{}");
    FormatFour.plan(plan, new RunDirectory(RUN).manifest());
    assertThat(strategies.get(0).path("lossless").asBoolean()).isEqualTo(method.facts().lossless());
  }
}
