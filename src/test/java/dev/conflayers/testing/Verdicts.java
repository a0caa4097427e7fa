package dev.conflayers.testing;

import dev.conflayers.evidence.Bounds;
import dev.conflayers.judge.gate.GateState;
import dev.conflayers.judge.gate.GateVerdict;
import dev.conflayers.judge.gate.RuleVerdict;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Verdicts of a gate, made up by hand. */
public final class Verdicts {
  private static final GateVerdict.Control QUIET =
      new GateVerdict.Control(1.0004, 0.9979, 1.0029, "OK");

  private Verdicts() {}

  /** Two rules that passed, one of which has left its baseline behind. */
  public static GateVerdict passing() {
    return verdict(
        GateState.PASS,
        "2 rules passed: no regression beyond what is tolerated.",
        List.of(
            rule("s_steady", RuleVerdict.ALL_TASKS, GateState.PASS, "S_steady", 1.34, 1.35, 0.0075),
            RuleVerdict.of(
                new RuleVerdict.Subject(
                    "layer_passes_per_token", RuleVerdict.ALL_TASKS, "conflayers", ""),
                GateState.PASS,
                new RuleVerdict.Compared(28.614, 27.4132, "passes/token", false),
                new RuleVerdict.Change(0.041966, Bounds.unknown(0.95), 0.0),
                RuleVerdict.PValues.NONE,
                RuleVerdict.Sample.of(300, 1),
                new RuleVerdict.Advice(
                    "STALE_BASELINE: improved by 4.20 %.",
                    "Run `conflayers gate baseline save`.", List.of()))));
  }

  /** A rule in every state, with text that every format has to escape. */
  public static GateVerdict everyState() {
    return new GateVerdict(
        GateVerdict.VERSION,
        GateState.ERROR,
        70,
        "1 rule could not be judged, and s_steady is slower on <word> problems.",
        2,
        "conflayers-6x80@1.2.0",
        "linux-x64-16c-a100",
        "pr-gate",
        "8f91760",
        "17cbbe1",
        List.of("20260102-030405-a", "20260102-040506-b"),
        List.of("20260102-030405-c", "20260102-040506-d"),
        new GateVerdict.Control(1.0213, 1.0105, 1.0321, "BIASED"),
        List.of(
            rule("s_steady", "word problems", GateState.FAIL, "S_steady", 1.34, 1.24, -0.0746),
            rule(
                "s_total", RuleVerdict.ALL_TASKS, GateState.PASS, "S_total(80)", 1.2, 1.21, 0.0083),
            rule("s_total", "news", GateState.PASS, "S_total(80)", 1.1, 1.1, 0.0),
            RuleVerdict.of(
                new RuleVerdict.Subject("em_gsm8k", "word problems", "conflayers", "EM"),
                GateState.INCONCLUSIVE,
                new RuleVerdict.Compared(0.52, 0.51, "", true),
                new RuleVerdict.Change(-0.01, new Bounds(-0.034, 0.014, 0.9), 0.02),
                new RuleVerdict.PValues(0.21, 0.42),
                new RuleVerdict.Sample(60, 5, 0.031, 412),
                new RuleVerdict.Advice(
                    "A loss of 0.02 is neither ruled out nor shown.",
                    "Measure 412 prompts.",
                    List.of())),
            absent(
                "tpot_ms",
                GateState.NO_BASELINE,
                "ms",
                "No baseline is named 'main'.",
                "Run `conflayers gate baseline save`."),
            absent(
                "peak_memory",
                GateState.PROVENANCE,
                "MB",
                "The testbed is another, 5 | 6.",
                "Save a baseline on this machine."),
            absent(
                "ttft_ratio",
                GateState.INVALID,
                "x",
                "Full depth against itself is BIASED.",
                "Quieten the machine and run again."),
            absent(
                "tokens_per_second",
                GateState.ERROR,
                "tokens/s",
                "The statistics gave NaN,\n100 % of the time: \u001b[31m\u0000a::b, c\u202e.",
                "Report this."),
            rule("ttft_ms", RuleVerdict.ALL_TASKS, GateState.MUTED, "TTFT", 103.5, 111.2, -0.0692),
            absent("joules_per_token", GateState.SKIPPED, "J", "There is no energy counter.", "")),
        List.of("The processor's frequency is not fixed (governor: schedutil)."),
        "sha256:0f1e2d3c");
  }

  /** Forty rules that failed, the last of them worst. */
  public static GateVerdict fortyFailures() {
    return verdict(
        GateState.FAIL,
        "40 of 40 rules failed.",
        IntStream.range(0, 40)
            .mapToObj(
                n ->
                    rule(
                        String.format(Locale.ROOT, "metric_%02d", n),
                        RuleVerdict.ALL_TASKS,
                        GateState.FAIL,
                        "",
                        1.5,
                        1.2 - 0.01 * n,
                        -0.2 - n / 150.0))
            .toList());
  }

  /** Rows of single tasks, of about 2 MB in all. */
  public static GateVerdict twoMegabytes(GateState state) {
    String message = "x".repeat(150);
    return verdict(
        state,
        "There is much to say.",
        Stream.concat(
                Stream.of(
                    rule("s_steady", RuleVerdict.ALL_TASKS, state, "S_steady", 1.34, 1.35, 0.0075)),
                IntStream.range(0, 8_000)
                    .mapToObj(
                        n ->
                            with(
                                rule("s_steady", "tâsk " + n, state, "S_steady", 1.34, 1.3, -0.03),
                                message)))
            .toList());
  }

  /** What stands while a gate is at work, and after it was killed. */
  public static GateVerdict undecided() {
    return verdict(
        GateState.ERROR, "The gate has not decided; if it does not run, it was killed.", List.of());
  }

  /** A verdict with one rule in its own state. */
  public static GateVerdict of(GateState state) {
    return verdict(
        state,
        "One rule is " + state + ".",
        List.of(rule("s_steady", RuleVerdict.ALL_TASKS, state, "S_steady", 1.34, 1.31, -0.022)));
  }

  /** A verdict whose texts are all the same. */
  public static GateVerdict saying(GateState state, String text) {
    return verdict(state, text, of(state).rules().stream().map(rule -> with(rule, text)).toList());
  }

  /** A verdict about a suite and a testbed of any name. */
  public static GateVerdict named(String suite, String testbed) {
    GateVerdict plain = passing();
    return with(plain, suite, testbed, plain.rules());
  }

  /** A verdict with each of its rules two times, as for a floor and a change of one metric. */
  public static GateVerdict twice(GateVerdict plain) {
    List<RuleVerdict> rules =
        Stream.concat(plain.rules().stream(), plain.rules().stream()).toList();
    return with(plain, plain.suite(), plain.testbed(), rules);
  }

  private static GateVerdict with(
      GateVerdict plain, String suite, String testbed, List<RuleVerdict> rules) {
    return new GateVerdict(
        plain.schemaVersion(),
        plain.overall(),
        plain.exitCode(),
        plain.headline(),
        plain.attempt(),
        suite,
        testbed,
        plain.family(),
        plain.headCommit(),
        plain.baseCommit(),
        plain.runIds(),
        plain.baseRunIds(),
        plain.control(),
        rules,
        plain.warnings(),
        plain.signature());
  }

  private static GateVerdict verdict(GateState overall, String headline, List<RuleVerdict> rules) {
    return new GateVerdict(
        GateVerdict.VERSION,
        overall,
        overall.exitCode(),
        headline,
        1,
        "conflayers-6x80@1.2.0",
        "linux-x64-2c",
        "pr-gate",
        "8f91760",
        "17cbbe1",
        List.of("20260102-030405-a"),
        List.of(),
        QUIET,
        rules,
        List.of(),
        "sha256:0f1e2d3c");
  }

  private static RuleVerdict rule(
      String metric,
      String task,
      GateState state,
      String estimand,
      double base,
      double head,
      double change) {
    boolean time = metric.endsWith("_ms");
    return RuleVerdict.of(
        new RuleVerdict.Subject(metric, task, "conflayers", estimand),
        state,
        new RuleVerdict.Compared(base, head, time ? "ms" : "x", !time),
        new RuleVerdict.Change(change, new Bounds(change - 0.02, change + 0.02, 0.95), 0.03),
        new RuleVerdict.PValues(0.012, 0.048),
        new RuleVerdict.Sample(80, 5, 0.0225, null),
        new RuleVerdict.Advice(
            "The change is " + (change < -0.03 ? "beyond" : "within") + " what is tolerated.",
            state == GateState.FAIL ? "Look at what the change did to " + metric + "." : "",
            List.of("speedups")));
  }

  private static RuleVerdict with(RuleVerdict rule, String message) {
    return RuleVerdict.of(
        new RuleVerdict.Subject(rule.metric(), rule.task(), rule.strategy(), rule.estimand()),
        rule.state(),
        new RuleVerdict.Compared(rule.base(), rule.head(), rule.unit(), rule.higherIsBetter()),
        new RuleVerdict.Change(
            rule.change(), new Bounds(rule.low(), rule.high(), rule.level()), rule.delta()),
        new RuleVerdict.PValues(rule.pRaw(), rule.pHolm()),
        new RuleVerdict.Sample(rule.nPairs(), rule.forks(), rule.mde(), rule.nNeeded()),
        new RuleVerdict.Advice(message, rule.remedy(), rule.charts()));
  }

  private static RuleVerdict absent(
      String metric, GateState state, String unit, String message, String remedy) {
    Double head = state == GateState.NO_BASELINE ? Double.valueOf(38.25) : null;
    return rule(metric, state, head, unit, message, remedy);
  }

  private static RuleVerdict rule(
      String metric,
      GateState state,
      @Nullable Double head,
      String unit,
      String message,
      String remedy) {
    return RuleVerdict.of(
        new RuleVerdict.Subject(metric, RuleVerdict.ALL_TASKS, "conflayers", ""),
        state,
        new RuleVerdict.Compared(null, head, unit, !unit.equals("ms")),
        new RuleVerdict.Change(null, Bounds.unknown(0.95), 0.03),
        RuleVerdict.PValues.NONE,
        RuleVerdict.Sample.of(80, 5),
        new RuleVerdict.Advice(message, remedy, List.of()));
  }
}
