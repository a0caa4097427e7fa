package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.judge.gate.GateState;
import dev.conflayers.judge.gate.GateVerdict;
import dev.conflayers.judge.gate.VerdictFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate from the command line to the exit code, with a scripted model. */
class GateCommandTest {
  private static final String COUNTERS =
      """
      schemaVersion: 1
      family: test
      alpha: 0.05
      correction: holm
      rules:
        - {metric: failures, max: 0}
        - {metric: token_ids, tolerance: {rel: 0}}
        - {metric: acceptance_rate, tolerance: {rel: 0}}
      """;

  @TempDir private static Path runs;
  private static Path good = Path.of("");
  private static Path again = Path.of("");
  private static Path worse = Path.of("");

  @TempDir private Path folder;

  private Path out() {
    return folder.resolve("out");
  }

  private Path rules(String text) throws IOException {
    return Files.writeString(folder.resolve("gate.yaml"), text);
  }

  private Session.Result gate(Session session, Object target, Object... more) throws IOException {
    List<Object> arguments = new ArrayList<>(List.of("gate", target));
    if (!List.of(more).contains("--rules")) {
      arguments.addAll(List.of("--rules", rules(COUNTERS)));
    }
    arguments.addAll(
        List.of(
            "--out",
            out(),
            "--baselines",
            folder.resolve("baselines"),
            "--results",
            folder.resolve("results"),
            "--reports",
            folder.resolve("reports")));
    arguments.addAll(List.of(more));
    return session.run(arguments.toArray());
  }

  @BeforeAll
  static void measure() throws IOException {
    good = measured(Session.scripted(), "good");
    again = measured(Session.scripted(), "again");
    ScriptedEngine erring = new ScriptedEngine(0.3);
    worse = measured(new Session(erring, erring.clock()), "worse");
  }

  private static Path measured(Session session, String into) throws IOException {
    Path results = runs.resolve(into);
    Session.Result run =
        session.run(
            "run", "suites/smoke.yaml", "--results", results, "--reports", runs.resolve("r"));
    assertThat(run.status()).as(run.err()).isZero();
    try (Stream<Path> found = Files.list(results)) {
      return found.findFirst().orElseThrow();
    }
  }

  /** Returns the good run in a directory of its own, to be damaged. */
  private Path copy() throws IOException {
    Path copy = Files.createDirectories(folder.resolve("copy"));
    try (Stream<Path> files = Files.list(good)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }

  private void save(Path run) {
    Session.Result saved =
        Session.scripted()
            .run(
                "baseline",
                "save",
                run,
                "--allow-dirty",
                "--counters-only",
                "--baselines",
                folder.resolve("baselines"));
    assertThat(saved.status()).as(saved.err()).isZero();
  }

  private Path baseline() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("baselines"))) {
      return files.filter(file -> file.toString().endsWith(".json")).findFirst().orElseThrow();
    }
  }

  private GateVerdict verdict() throws IOException {
    return VerdictFile.read(out());
  }

  @Test
  void measuresASuiteAndFindsNothingToCompareWith() throws IOException {
    Session.Result result = gate(Session.scripted(), "suites/smoke.yaml");
    assertThat(result.status()).as(result.err()).isEqualTo(30);
    assertThat(verdict().overall()).isEqualTo(GateState.NO_BASELINE);
    assertThat(result.out()).contains("run 'conflayers baseline save'");
  }

  @Test
  void writesTheFormsThatAreAskedForAndTheTwoThatAlwaysAre() throws IOException {
    save(good);
    gate(Session.scripted(), worse, "--export", "bmf");
    assertThat(out().resolve("junit.xml")).content().contains("<failure ", "acceptance_rate");
    assertThat(out().resolve("report.md")).content().contains("**FAIL:**", "acceptance_rate");
    assertThat(out().resolve("bmf.json")).content().contains("\"acceptance_rate\"");
    assertThat(out().resolve("jmh.json")).doesNotExist();
  }

  /** Else build servers would show the tests of the gate before. */
  @Test
  void aGateThatBreaksLeavesNothingThatLooksPassed() throws IOException {
    save(good);
    gate(Session.scripted(), again);
    assertThat(out().resolve("junit.xml")).content().doesNotContain("<error ");
    Files.writeString(baseline(), "{");
    gate(Session.scripted(), again);
    assertThat(out().resolve("junit.xml")).content().contains("<error ");
    assertThat(out().resolve("report.md")).content().contains("**ERROR:**", "truncated");
  }

  @Test
  void passesTheSameRunAgain() throws IOException {
    save(good);
    Session.Result result = gate(Session.scripted(), again);
    assertThat(result.status()).as(result.out() + result.err()).isZero();
    assertThat(verdict().overall()).isEqualTo(GateState.PASS);
  }

  @Test
  void failsWhereDraftsBecomeWorse() throws IOException {
    save(good);
    Session.Result result = gate(Session.scripted(), worse);
    assertThat(result.status()).as(result.out()).isEqualTo(10);
    assertThat(verdict().overall()).isEqualTo(GateState.FAIL);
  }

  @Test
  void exitZeroReportsOnly() throws IOException {
    assertThat(gate(Session.scripted(), good, "--exit-zero").status()).isZero();
    assertThat(verdict().overall()).isEqualTo(GateState.NO_BASELINE);
    assertThat(gate(Session.scripted(), good, "--no-baseline=warn").status()).isZero();
  }

  @Test
  void aLenientGateLeavesACandidateThatCanBePromoted() throws IOException {
    assertThat(gate(Session.scripted(), good, "--baseline-lenient").status()).isZero();
    Session.Result promoted =
        Session.scripted()
            .run(
                "baseline",
                "promote",
                out().resolve("baseline-candidate.json"),
                "--baselines",
                folder.resolve("baselines"));
    assertThat(promoted.status()).as(promoted.err()).isZero();
    assertThat(gate(Session.scripted(), good).status()).isZero();
  }

  @Test
  void showsWhatDiffersFromABaselineAndListsIt() throws IOException {
    save(good);
    Object[] diff = {"baseline", "diff", good, "--baselines", folder.resolve("baselines")};
    assertThat(Session.scripted().run(diff).out()).contains("is the baseline's");
    diff[2] = worse;
    assertThat(Session.scripted().run(diff).out()).contains("acceptance_rate of ");
    assertThat(
            Session.scripted()
                .run("baseline", "list", "--baselines", folder.resolve("baselines"))
                .out())
        .startsWith("smoke/");
  }

  @Test
  void aTruncatedBaselineDecidesNothing() throws IOException {
    save(good);
    String text = Files.readString(baseline());
    Files.writeString(baseline(), text.substring(0, text.length() / 2));
    Session.Result result = gate(Session.scripted(), good);
    assertThat(result.status()).isEqualTo(70);
    assertThat(result.err())
        .contains("is not readable, perhaps truncated")
        .doesNotContain("defect");
    assertThat(verdict().overall()).isEqualTo(GateState.ERROR);
    assertThat(verdict().headline()).contains("is not readable");
  }

  @Test
  void aBaselineWithAnotherHashDecidesNothing() throws IOException {
    save(good);
    Files.writeString(baseline(), Files.readString(baseline()).replaceFirst("0\\.\\d", "0.9"));
    Session.Result result = gate(Session.scripted(), good);
    assertThat(result.status()).isEqualTo(70);
    assertThat(result.err()).contains("was changed since it was written");
  }

  @Test
  void badRulesAreBadInputAndNoVerdict() throws IOException {
    Session.Result result =
        gate(
            Session.scripted(),
            "suites/smoke.yaml",
            "--rules",
            rules(COUNTERS.replace("tolerance", "tolerence")));
    assertThat(result.status()).isEqualTo(65);
    assertThat(result.err()).contains("gate.yaml:7", "did you mean 'tolerance'?");
    assertThat(verdict().overall()).isEqualTo(GateState.ERROR);
    assertThat(verdict().exitCode()).isEqualTo(65);
  }

  @Test
  void aRunWithoutMeasurementsIsAnError() throws IOException {
    Path run = copy();
    Files.writeString(run.resolve("measurements.jsonl"), "");
    Session.Result result = gate(Session.scripted(), run);
    assertThat(result.status()).isEqualTo(70);
    assertThat(verdict().headline()).contains("nothing was measured");
  }

  @Test
  void aDamagedRunIsBadInput() throws IOException {
    Path run = copy();
    Path lines = run.resolve("measurements.jsonl");
    Files.writeString(lines, "{\n" + Files.readString(lines));
    Session.Result result = gate(Session.scripted(), run);
    assertThat(result.status()).isEqualTo(65);
    assertThat(result.err()).contains("measurements.jsonl:1: not a record");
    assertThat(verdict().exitCode()).isEqualTo(65);
  }

  @Test
  void whatIsNotThereIsSaid() throws IOException {
    assertThat(gate(Session.scripted(), folder.resolve("nowhere.yaml")).status()).isEqualTo(66);
    assertThat(Session.scripted().run("gate").status()).isEqualTo(64);
  }

  @Test
  void aDiskThatTakesNoVerdictEndsTheGate() throws IOException {
    Files.createDirectories(out().resolve(VerdictFile.NAME + ".part"));
    Session.Result result = gate(Session.scripted(), "suites/smoke.yaml");
    assertThat(result.status()).isEqualTo(74);
    assertThat(result.err()).contains("verdict.json could not be written");
    assertThat(folder.resolve("results")).doesNotExist();
  }

  @Test
  void aGateThatIsStoppedSaysHowToGoOn() throws IOException {
    Session session = Session.scripted();
    session.interruption().ask();
    Session.Result result = gate(session, "suites/smoke.yaml");
    assertThat(result.status()).isEqualTo(75);
    assertThat(verdict().overall()).isEqualTo(GateState.ERROR);
    assertThat(verdict().headline()).contains("go on with 'conflayers resume");
  }

  @Test
  void twoStrategiesOfOneRunAreCompared() throws IOException {
    Session.Result result =
        gate(
            Session.scripted(),
            good,
            "--base",
            "every-other-layer",
            "--head",
            "faithful",
            "--rules",
            rules(COUNTERS.replace("acceptance_rate", "drafted_per_token")));
    assertThat(result.out()).contains("drafted_per_token of faithful");
    assertThat(verdict().rules()).allMatch(rule -> rule.strategy().equals("faithful"));
  }
}
