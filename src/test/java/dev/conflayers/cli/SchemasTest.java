package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.app.Schemas;
import dev.conflayers.judge.gate.GateVerdict;
import dev.conflayers.judge.gate.VerdictFile;
import dev.conflayers.run.fork.ExitCode;
import dev.conflayers.testing.SchemaCheck;
import dev.conflayers.testing.Verdicts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is what the schemas say, so that a field without a schema is seen here. */
class SchemasTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RULES =
      """
      schemaVersion: 1
      family: test
      alpha: 0.05
      correction: holm
      rules:
        - {metric: failures, max: 0}
        - {metric: s_geo, floor: 0.5}
        - {metric: em_gsm8k, min: 0}
      """;

  @TempDir private static Path folder;
  private static Path run = Path.of("");

  @BeforeAll
  static void measure() throws IOException {
    Path results = folder.resolve("results");
    Session.Result ended =
        Session.scripted()
            .run(
                "run",
                "suites/smoke.yaml",
                "--set",
                "run.forks=2",
                "--set",
                "run.same-twice=always",
                "--results",
                results,
                "--reports",
                folder.resolve("reports"));
    assertThat(ended.status()).as(ended.err()).isZero();
    try (Stream<Path> found = Files.list(results)) {
      run = found.findFirst().orElseThrow();
    }
  }

  static Stream<String> names() {
    return Schemas.names().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void committedSchemasAreThoseOfTheRecords(String name) throws IOException {
    try (InputStream committed = Schemas.class.getResourceAsStream("/" + name + ".schema.json")) {
      assertThat(committed).as("src/main/resources/%s.schema.json", name).isNotNull();
      assertThat(JSON.readTree(committed))
          .as("regenerate with: conflayers validate --schema %s", name)
          .isEqualTo(JSON.readTree(Schemas.of(name).toString()));
    }
  }

  private static void valid(String schema, JsonNode document) {
    assertThat(SchemaCheck.problems(Schemas.of(schema), document)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"measurements", "agreement", "forks", "fork-ends"})
  void everyLineOfARunIsWhatItsSchemaSays(String name) throws IOException {
    List<String> lines = Files.readAllLines(run.resolve(name + ".jsonl"));
    assertThat(lines).isNotEmpty();
    for (String line : lines) {
      valid(name, JSON.readTree(line));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifest", "plan"})
  void theDocumentsOfARunAreWhatTheirSchemasSay(String name) throws IOException {
    valid(name, JSON.readTree(run.resolve(name + ".json").toFile()));
  }

  @Test
  void reportsAreWhatTheirSchemaSays() throws IOException {
    Path report = folder.resolve("reports").resolve(run.getFileName());
    valid("comparisons", JSON.readTree(report.resolve("comparisons.json").toFile()));
    Path golden = Path.of("src/test/resources/golden/report/comparisons.json");
    valid("comparisons", JSON.readTree(golden.toFile()));
  }

  @Test
  void verdictsAreWhatTheirSchemaSays() throws IOException {
    Path rules = Files.writeString(folder.resolve("gate.yaml"), RULES);
    Path out = folder.resolve("out");
    Session.scripted()
        .run("gate", run, "--rules", rules, "--out", out, "--baselines", folder.resolve("none"));
    valid("verdict", JSON.readTree(out.resolve("verdict.json").toFile()));
    for (GateVerdict verdict :
        List.of(Verdicts.everyState(), Verdicts.fortyFailures(), VerdictFile.undecided(""))) {
      valid("verdict", JSON.readTree(VerdictFile.text(verdict)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "measurements, measurements.jsonl",
    "agreement, agreement.jsonl",
    "forks, forks.jsonl",
    "fork-ends, fork-ends.jsonl",
  })
  void aFieldMoreOrLessOrOfAnotherTypeIsRefused(String schema, String file) throws IOException {
    ObjectNode line = (ObjectNode) JSON.readTree(Files.readAllLines(run.resolve(file)).get(0));
    String first = line.fieldNames().next();
    assertThat(SchemaCheck.problems(Schemas.of(schema), line.deepCopy().put("more", 1)))
        .containsExactly("/ may not have more");
    assertThat(SchemaCheck.problems(Schemas.of(schema), line.deepCopy().without(first)))
        .containsExactly("/ misses " + first);
    assertThat(SchemaCheck.problems(Schemas.of(schema), line.deepCopy().put(first, "text")))
        .containsExactly("/" + first + " must be of type integer, is STRING");
  }

  @Test
  void theCommandPrintsEachSchemaByItsName() throws IOException {
    for (String name : Schemas.names()) {
      Session.Result printed = Session.scripted().run("validate", "--schema", name);
      assertThat(printed.status()).as(printed.err()).isZero();
      assertThat(JSON.readTree(printed.out()))
          .isEqualTo(JSON.readTree(Schemas.of(name).toString()));
    }
    assertThat(Session.scripted().run("validate", "--schema").out())
        .isEqualTo(Session.scripted().run("validate", "--schema", "suite").out());
    Session.Result unknown = Session.scripted().run("validate", "--schema", "measurement");
    assertThat(unknown.status()).isEqualTo(ExitCode.USAGE.status());
    assertThat(unknown.err()).contains("got 'measurement'", "measurements");
  }
}
