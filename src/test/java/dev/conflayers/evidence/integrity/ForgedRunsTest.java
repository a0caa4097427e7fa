package dev.conflayers.evidence.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.base.ResultProblem;
import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.integrity.Forgery.Voids;
import dev.conflayers.judge.analysis.Analyst;
import dev.conflayers.judge.analysis.StrategyVerdict;
import dev.conflayers.judge.claim.ClaimVerdict;
import dev.conflayers.judge.claim.ClaimVerdict.State;
import dev.conflayers.judge.compare.RunComparer;
import dev.conflayers.judge.compare.RunComparison;
import dev.conflayers.judge.gate.ComparedWith;
import dev.conflayers.judge.gate.Gate;
import dev.conflayers.judge.gate.GateOptions;
import dev.conflayers.judge.gate.GatePolicy;
import dev.conflayers.judge.gate.GateState;
import dev.conflayers.judge.gate.RuleVerdict;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunRecord;
import dev.conflayers.suite.declared.Claim;
import dev.conflayers.task.Tasks;
import dev.conflayers.testing.RunFiles;
import dev.conflayers.testing.SimulatedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An honest run has verdicts. With one thing forged or lost, report, gate, comparison and audit of
 * the same directory have none that speaks for or against anything.
 */
class ForgedRunsTest {
  private static final GatePolicy RULES =
      GatePolicy.parse(
          "gate.yaml",
          """
          schemaVersion: 1
          family: forged
          alpha: 0.05
          correction: holm
          rules:
            - {metric: s_geo, strategy: fast, floor: 1.2}
            - {metric: s_geo, strategy: fast, floor: 3}
            - {metric: token_exact, strategy: fast, min: 1.0}
            - {metric: acceptance_rate, strategy: fast, min: 0.5}
          """);

  @TempDir private static Path shared;

  /** What every reader says of each forged run: all tests look at the same. */
  private static final Map<String, Optional<Said>> SAID = new HashMap<>();

  /** What report, gate, comparison and audit say of one run. */
  private record Said(
      List<ClaimVerdict> claims, List<RuleVerdict> rules, RunComparison comparison, Audit audit) {
    static Said of(RunRecord run) {
      return new Said(
          Analyst.analyse(RunView.of(run), Tasks::byName).claims(),
          new Gate(RULES, GateOptions.DEFAULT, LocalDate.of(2026, 6, 1))
              .judge(RunView.of(run), ComparedWith.nothing(), 1)
              .rules(),
          RunComparer.within(RunView.of(run), Tasks::byName)
              .paired(List.of(new RunComparer.Match("full", "fast"))),
          Audit.of(run, Surroundings.unknown()));
    }
  }

  private static SimulatedRun design() {
    return new SimulatedRun()
        .tasks("gsm8k")
        .size(24, 5)
        .tokens(12)
        .spread(0.03, 0.002, 0.005)
        .claimsSpeed("suite", 1.4)
        .claimsSpeed("every-task", 3)
        .claimsQuality("exact-match-number", 0.2);
  }

  @BeforeAll
  static void measure() throws IOException {
    RunDirectory.create(shared.resolve("honest"), design().record());
  }

  static Stream<Forgery> forgeries() {
    return Forgery.all().stream();
  }

  static Stream<Forgery> placed() {
    return Forgery.all().stream().filter(forgery -> !forgery.place().isEmpty());
  }

  private static Path forged(Forgery forgery) throws IOException {
    Path run = Files.createTempDirectory(shared, "run");
    try (Stream<Path> files = Files.list(shared.resolve("honest"))) {
      for (Path file : files.toList()) {
        Files.copy(file, run.resolve(file.getFileName()));
      }
    }
    forgery.change().accept(new RunFiles(run));
    return run;
  }

  /** A run that cannot even be read says nothing either. */
  private static Optional<Said> read(Forgery forgery) throws IOException {
    Optional<Said> known = SAID.get(forgery.name());
    if (known != null) {
      return known;
    }
    Optional<Said> said;
    try {
      said = Optional.of(Said.of(new RunDirectory(forged(forgery)).read()));
    } catch (ResultProblem e) {
      assertThat(e).hasMessageContaining(forgery.place());
      said = Optional.empty();
    }
    SAID.put(forgery.name(), said);
    return said;
  }

  private static Stream<ClaimVerdict> claims(Forgery forgery) throws IOException {
    return read(forgery).stream().flatMap(said -> said.claims().stream());
  }

  @Test
  void theHonestRunHasVerdicts() throws IOException {
    Said said = Said.of(new RunDirectory(shared.resolve("honest")).read());
    assertThat(said.claims())
        .extracting(ClaimVerdict::state)
        .containsExactly(State.CONFIRMED, State.REFUTED, State.CONFIRMED);
    assertThat(said.rules())
        .extracting(RuleVerdict::state)
        .containsExactly(GateState.PASS, GateState.FAIL, GateState.PASS, GateState.PASS);
    assertThat(said.comparison().invalid()).isEmpty();
    assertThat(said.audit().failed()).isFalse();
  }

  /** What timing decides may differ between the JVMs of one machine. */
  @Test
  void aJvmThatChoseOtherKernelsTakesNoVerdict() throws IOException {
    Forgery kernels =
        Forgery.all(
            "a fork chose other kernels",
            "",
            run ->
                run.each(
                    "forks.jsonl",
                    fork -> fork.path("fork").asInt() == 2,
                    fork -> ((ObjectNode) fork.path("model")).put("linear-kernels", "1:plain")));
    Said said = read(kernels).orElseThrow();
    assertThat(said.claims())
        .extracting(ClaimVerdict::state)
        .containsExactly(State.CONFIRMED, State.REFUTED, State.CONFIRMED);
    assertThat(said.audit().findings())
        .filteredOn(finding -> finding.check().equals("same-machine"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.outcome()).isEqualTo(Finding.Outcome.WARN);
              assertThat(finding.words()).contains("2 different choices of linear kernels");
            });
  }

  /** What digests void is not that there are digests. */
  @Test
  void anHonestRunWithDigestsPassesTheirCheck() throws IOException {
    Forgery nothing = Forgery.all("nothing but digests", "", RunFiles::seal);
    Said said = read(nothing).orElseThrow();
    assertThat(said.claims().get(0).state()).isEqualTo(State.CONFIRMED);
    assertThat(said.audit().findings())
        .filteredOn(finding -> finding.check().equals("digests"))
        .extracting(Finding::outcome)
        .containsExactly(Finding.Outcome.PASS);
  }

  @ParameterizedTest
  @MethodSource("forgeries")
  void noClaimIsConfirmed(Forgery forgery) throws IOException {
    assertThat(claims(forgery))
        .filteredOn(
            claim -> forgery.voids() != Voids.CONFIRMATION || claim.kind() == Claim.Kind.SPEEDUP)
        .extracting(ClaimVerdict::state)
        .doesNotContain(State.CONFIRMED);
  }

  @ParameterizedTest
  @MethodSource("forgeries")
  void noClaimIsRefutedWhereTheRecordIsVoid(Forgery forgery) throws IOException {
    assertThat(claims(forgery))
        .filteredOn(claim -> forgery.voids() != Voids.CONFIRMATION)
        .extracting(ClaimVerdict::state)
        .doesNotContain(State.REFUTED);
  }

  @ParameterizedTest
  @MethodSource("forgeries")
  void noRuleOfAGatePasses(Forgery forgery) throws IOException {
    assertThat(read(forgery).stream().flatMap(said -> said.rules().stream()))
        .filteredOn(rule -> forgery.voids() == Voids.EVERYTHING || rule.metric().equals("s_geo"))
        .extracting(RuleVerdict::state)
        .isSubsetOf(GateState.INVALID, GateState.INCONCLUSIVE, GateState.ERROR);
  }

  @ParameterizedTest
  @MethodSource("forgeries")
  void aComparisonIsInvalidWhereTheRecordIsVoid(Forgery forgery) throws IOException {
    assertThat(
            read(forgery).stream()
                .filter(said -> forgery.voids() != Voids.CONFIRMATION)
                .map(Said::comparison))
        .allSatisfy(
            (RunComparison comparison) ->
                assertThat(comparison.rows())
                    .extracting(comparison::outcome)
                    .containsOnly(StrategyVerdict.Outcome.INVALID));
  }

  @ParameterizedTest
  @MethodSource("forgeries")
  void theAuditFails(Forgery forgery) throws IOException {
    assertThat(read(forgery).stream().map(Said::audit)).allMatch(Audit::failed);
  }

  @ParameterizedTest
  @MethodSource("placed")
  void theAuditNamesTheLine(Forgery forgery) throws IOException {
    assertThat(read(forgery).stream().map(said -> new Integrity(said.audit().findings())))
        .allSatisfy(
            integrity ->
                assertThat(integrity.against().stream().map(Finding::words))
                    .anyMatch(words -> words.matches("(?s).*" + forgery.place() + ":\\d+.*")));
  }
}
