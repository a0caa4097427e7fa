package dev.conflayers.junit;

import dev.conflayers.judge.gate.GateVerdict;
import dev.conflayers.report.gate.RuleText;
import dev.conflayers.report.gate.Severity;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Dynamic tests, one for each rule of a gate, for a {@code @TestFactory}:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> gate() {
 *   return GateTests.of(Path.of("target/gate/verdict.json"));
 * }
 * }</pre>
 */
public final class GateTests {
  private GateTests() {}

  /** Returns a test for each rule; a rule that decided nothing aborts its test. */
  public static Stream<DynamicTest> of(Path verdict) {
    return of(verdict, Then.ABORT);
  }

  /**
   * Returns a test for each rule. A rule that is muted or does not apply aborts its test, so that
   * it never counts as passed. Fails if there is no readable verdict.
   *
   * @param verdict the file, or the directory that holds it
   * @param undecided what to do if a rule is INCONCLUSIVE or has no baseline
   */
  public static Stream<DynamicTest> of(Path verdict, Then undecided) {
    GateVerdict read = VerdictOutcomes.read(verdict);
    Stream<DynamicTest> rules =
        read.rules().stream()
            .map(
                rule ->
                    DynamicTest.dynamicTest(
                        RuleText.subject(rule),
                        () ->
                            VerdictOutcomes.hold(
                                rule.state(), RuleText.details(rule), Then.FAIL, undecided)));
    DynamicTest overall =
        DynamicTest.dynamicTest(
            "verdict",
            () ->
                VerdictOutcomes.hold(
                    read.overall(),
                    verdict + ": " + read.overall() + ": " + RuleText.headline(read),
                    Then.FAIL,
                    undecided));
    return Severity.isUnexplained(read) ? Stream.concat(Stream.of(overall), rules) : rules;
  }
}
