package dev.conflayers.judge.gate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code verdict.json}: the gate's decision. It is authoritative, because build tools change exit
 * codes. It is a pure function of the measurements, the rules and the baseline.
 *
 * @param overall the worst of the rules' states that count
 * @param exitCode of the process, with its options applied
 * @param headline one sentence
 * @param attempt 1, or 2 after the confirmation run that is declared beforehand
 * @param suite that was run
 * @param testbed the class of machine
 * @param family the name that {@code gate.yaml} gives its rules
 * @param headCommit the judged commit; empty outside of version control
 * @param baseCommit the commit it is compared with; empty if unknown
 * @param runIds every run that the verdict rests on
 * @param baseRunIds runs of the base build, interleaved with them; empty if the base is something
 *     else
 * @param control full depth against itself; null if the suite does not measure it
 * @param rules in the order of {@code gate.yaml}
 * @param warnings facts about the machine or the run that readers should know
 * @param signature SHA-256 over suite, data, model and stop policy, which must be equal to compare
 */
public record GateVerdict(
    int schemaVersion,
    GateState overall,
    int exitCode,
    String headline,
    int attempt,
    String suite,
    String testbed,
    String family,
    String headCommit,
    String baseCommit,
    List<String> runIds,
    List<String> baseRunIds,
    @Nullable Control control,
    List<RuleVerdict> rules,
    List<String> warnings,
    String signature) {
  /** The version this code writes and reads. */
  public static final int VERSION = 1;

  public GateVerdict {
    runIds = List.copyOf(runIds);
    // Older verdicts have none.
    baseRunIds = baseRunIds == null ? List.of() : List.copyOf(baseRunIds);
    rules = List.copyOf(rules);
    warnings = List.copyOf(warnings);
  }

  /** Returns the verdict on {@code work}. */
  public static GateVerdict of(
      Outcome outcome,
      Work work,
      @Nullable Control control,
      List<RuleVerdict> rules,
      List<String> warnings,
      String signature) {
    return new GateVerdict(
        VERSION,
        outcome.overall(),
        outcome.exitCode(),
        outcome.headline(),
        outcome.attempt(),
        work.suite(),
        work.testbed(),
        work.family(),
        work.headCommit(),
        work.baseCommit(),
        work.runIds(),
        work.baseRunIds(),
        control,
        rules,
        warnings,
        signature);
  }

  /** Returns the verdict of a gate that could not decide. */
  public static GateVerdict error(int exitCode, String headline, int attempt, Work work) {
    return of(
        new Outcome(GateState.ERROR, exitCode, headline, attempt),
        work,
        null,
        List.of(),
        List.of(),
        "");
  }

  /**
   * The decision.
   *
   * @param attempt 1, or 2 after the confirmation run that is declared beforehand
   */
  public record Outcome(GateState overall, int exitCode, String headline, int attempt) {}

  /** The judged run, its rules, its machine and its base. */
  public record Work(
      String suite,
      String testbed,
      String family,
      String headCommit,
      String baseCommit,
      List<String> runIds,
      List<String> baseRunIds) {
    /** Returns work without a base. */
    public static Work of(
        String suite, String testbed, String family, String headCommit, List<String> runIds) {
      return new Work(suite, testbed, family, headCommit, "", runIds, List.of());
    }
  }

  /**
   * A/A control: full depth against itself.
   *
   * @param ratio geometric mean of the ratio of its times
   * @param low of a 90 % interval
   * @param state OK, BIASED or CANNOT_TELL
   */
  public record Control(double ratio, @Nullable Double low, @Nullable Double high, String state) {}
}
