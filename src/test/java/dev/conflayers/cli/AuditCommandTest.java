package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.run.fork.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run is audited from its directory, and the exit code says whether it stands. */
class AuditCommandTest {
  @TempDir private Path folder;

  private Path run() throws IOException {
    Session.scripted()
        .run("run", "suites/smoke.yaml", "--results", folder, "--reports", folder.resolve("r"));
    try (Stream<Path> runs = Files.list(folder)) {
      return runs.filter(path -> !path.endsWith("r")).findFirst().orElseThrow();
    }
  }

  private static Map<String, JsonNode> findings(Session.Result result) throws IOException {
    Map<String, JsonNode> findings = new TreeMap<>();
    for (JsonNode finding : new ObjectMapper().readTree(result.out()).path("findings")) {
      findings.put(finding.path("check").asText(), finding);
    }
    return findings;
  }

  @Test
  void aRunStandsUntilOneOfItsTrialsIsGone() throws IOException {
    Path run = run();
    Session.Result sound = Session.scripted().run("audit", run, "--json");
    assertThat(sound.status()).as(sound.out() + sound.err()).isEqualTo(ExitCode.OK.status());
    assertThat(
            findings(sound)
                .getOrDefault("other-splits", NullNode.instance)
                .path("outcome")
                .asText())
        .isEqualTo("pass");
    assertThat(
            findings(sound)
                .getOrDefault("other-splits", NullNode.instance)
                .path("evidence")
                .asText())
        .contains("tune");

    Path measurements = run.resolve("measurements.jsonl");
    List<String> lines = Files.readAllLines(measurements);
    Files.writeString(
        measurements,
        String.join("\n", lines.subList(0, lines.size() - 1)) + "\n",
        StandardCharsets.UTF_8);
    Session.Result broken = Session.scripted().run("audit", run);
    assertThat(broken.status()).isEqualTo(ExitCode.AUDIT_FAILED.status()).isEqualTo(73);
    assertThat(broken.out()).contains("FAIL  complete", "1 of ", "voids conclusions");
    assertThat(Session.scripted().run("report", run, "--reports", folder.resolve("r")).status())
        .isEqualTo(ExitCode.OK.status());
  }

  /** The plan is rewritten as if the run had measured a question of the split "tune". */
  @Test
  void aMeasuredPromptThatIsInAnotherSplitIsFound() throws IOException {
    Path run = run();
    ObjectMapper mapper = new ObjectMapper();
    String row = Files.readAllLines(Path.of("datasets/conflayers-word-problems/tune.jsonl")).get(0);
    JsonNode plan = mapper.readTree(run.resolve("plan.json").toFile());
    for (JsonNode example : plan.path("examples")) {
      String prompt = example.path("prompt").asText();
      ((ObjectNode) example)
          .put(
              "prompt",
              mapper.readTree(row).path("question").asText()
                  + prompt.substring(prompt.indexOf("\n\n")));
    }
    mapper.writeValue(run.resolve("plan.json").toFile(), plan);
    Session.Result result = Session.scripted().run("audit", run, "--json");
    assertThat(result.status()).isEqualTo(ExitCode.AUDIT_FAILED.status());
    assertThat(
            findings(result)
                .getOrDefault("other-splits", NullNode.instance)
                .path("outcome")
                .asText())
        .isEqualTo("fail");
    assertThat(
            findings(result)
                .getOrDefault("other-splits", NullNode.instance)
                .path("evidence")
                .asText())
        .startsWith("2 measured prompts also occur in another split")
        .contains(" in tune");
  }

  @Test
  void aMissingDirectoryIsNamed() {
    Session.Result result = Session.scripted().run("audit", folder.resolve("none"));
    assertThat(result.status()).isEqualTo(ExitCode.BAD_INPUT.status());
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("none", "is not a run directory");
  }

  private static JsonNode finding(Session.Result result, String check) throws IOException {
    return findings(result).getOrDefault(check, NullNode.instance);
  }

  /** Outputs score better against references that are outputs. */
  @Test
  void aReferenceThatIsNotTheDataSetsIsFound() throws IOException {
    Path run = run();
    assertThat(finding(Session.scripted().run("audit", run, "--json"), "references"))
        .asString()
        .contains("\"pass\"", "match their data sets");
    ObjectMapper mapper = new ObjectMapper();
    JsonNode plan = mapper.readTree(run.resolve("plan.json").toFile());
    ObjectNode first = (ObjectNode) plan.path("examples").get(0);
    first.put("reference", "42");
    mapper.writeValue(run.resolve("plan.json").toFile(), plan);
    Session.Result forged = Session.scripted().run("audit", run, "--json");
    assertThat(forged.status()).isEqualTo(ExitCode.AUDIT_FAILED.status());
    assertThat(finding(forged, "references"))
        .asString()
        .contains(
            "\"fail\"",
            "\"scores\"",
            first.path("example").asText() + " has a different reference");
    assertThat(finding(forged, "plan")).asString().contains("\"fail\"");
  }

  /** A run that is repeated until it pleases is not the only one, whatever it is called. */
  @Test
  void otherRunsOfTheSamePlanAreNamedWithTheirVerdicts() throws IOException {
    Path run = run();
    Path reports = folder.resolve("r");
    assertThat(
            finding(Session.scripted().run("audit", run, "--json"), "other-runs")
                .path("outcome")
                .asText())
        .isEqualTo("pass");
    Path again = folder.resolve("again");
    Session.scripted()
        .run("run", "suites/smoke.yaml", "--results", again, "--reports", folder.resolve("r2"));
    Files.move(run, again.resolve("renamed"));
    Files.createDirectories(again.resolve("broken"));
    Files.writeString(again.resolve("broken").resolve("manifest.json"), "{");
    Path second;
    try (Stream<Path> runs = Files.list(again)) {
      second =
          runs.filter(path -> path.getFileName().toString().contains("smoke"))
              .findFirst()
              .orElseThrow();
    }
    JsonNode found =
        finding(
            Session.scripted().run("audit", second, "--reports", reports, "--json"), "other-runs");
    assertThat(found.path("outcome").asText()).isEqualTo("warn");
    assertThat(found.path("evidence").asText())
        .startsWith("1 other run of the same plan: ")
        .contains("(complete; ")
        .doesNotContain("no stored verdict")
        .endsWith("; 1 could not be read.");
    Session.scripted().run("report", second, "--reports", reports);
    assertThat(
            Files.readString(
                reports.resolve(second.getFileName()).resolve("report.md"), StandardCharsets.UTF_8))
        .contains("**Other runs:** 1 other run of the same plan: ");
  }
}
