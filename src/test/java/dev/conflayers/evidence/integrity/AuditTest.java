package dev.conflayers.evidence.integrity;

import static dev.conflayers.evidence.integrity.SmallRun.AGAIN;
import static dev.conflayers.evidence.integrity.SmallRun.FAST;
import static dev.conflayers.evidence.integrity.SmallRun.FULL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.evidence.integrity.Finding.Outcome;
import dev.conflayers.evidence.integrity.SmallRun.Made;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.record.Finish;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.RunStatus;
import dev.conflayers.suite.declared.Claim;
import dev.conflayers.suite.declared.Phase;
import dev.conflayers.suite.declared.Schedule;
import dev.conflayers.testing.MeasurementLike;
import dev.conflayers.testing.RunRecords;
import dev.conflayers.testing.SimulatedRun;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each check passes a run without fault, and names the one fault that is put in. */
class AuditTest {
  private static final Claim SPEEDUP = new Claim.Speedup(FAST, 1.4, Claim.Scope.SUITE, false);
  private static final Claim QUALITY = new Claim.Quality(FAST, "exact-match", 0.01, "small", false);

  /** Each prompt is measured once, and simulated JVMs seal nothing. */
  private static final Set<String> NEEDS_MORE = Set.of("repetition", "digests");

  private static void is(Finding finding, Outcome outcome, String... words) {
    assertThat(finding.outcome()).as(finding.evidence()).isEqualTo(outcome);
    assertThat(finding.evidence()).contains(words).endsWith(".");
  }

  @Test
  void nothingSpeaksAgainstARunWithoutFault() {
    Audit audit =
        Audit.of(
            new SimulatedRun().size(30, 2).claimsSpeed("suite", 1.4).claimsIdentity(0).record(),
            new Surroundings(
                false,
                List.of(new Surroundings.OtherSplit("gsm8k", "tune", List.of("Why?"))),
                List.of()));
    assertThat(audit.findings())
        .allSatisfy(
            finding ->
                is(
                    finding,
                    NEEDS_MORE.contains(finding.check()) ? Outcome.NOT_CHECKED : Outcome.PASS,
                    " "))
        .extracting(Finding::check)
        .doesNotHaveDuplicates();
    assertThat(audit.failed()).isFalse();
  }

  @Test
  void outputsThatAreLongerOnAverageFail() {
    is(
        SmallRun.where(t -> t.strategy().equals(FAST) ? Made.usual().length(7) : Made.usual())
            .finding("output-length"),
        Outcome.FAIL,
        "fast with 7.0 tokens compared with 6.0 (+16.7%)");
  }

  @Test
  void unequalPairsAreWarnedOfAndFailWhereThereAreMany() {
    SmallRun.Engine few =
        t ->
            t.strategy().equals(FAST) && t.example().equals("m3") && t.fork() == 0
                ? Made.usual().length(5)
                : Made.usual();
    is(SmallRun.where(few).finding("equal-work"), Outcome.WARN, "fast in 1 of 24");
    is(
        SmallRun.where(few).finding("output-length"),
        Outcome.PASS,
        "fast with 6.0 tokens compared with 6.0 (-0.7%)");
    is(
        SmallRun.where(t -> t.strategy().equals(FAST) ? Made.usual().length(5) : Made.usual())
            .finding("equal-work"),
        Outcome.FAIL,
        "fast in 24 of 24");
  }

  /** A control that is known to emit other text says nothing against the run, unless claimed. */
  @Test
  void whatNothingVerifiesIsLetOffUnlessAClaimIsAboutIt() {
    SmallRun run =
        SmallRun.where(t -> t.strategy().equals(FAST) ? Made.usual().length(3) : Made.usual());
    run.fastKind = "draft-only";
    is(run.finding("output-length"), Outcome.PASS, "exempt", FAST);
    is(run.finding("equal-work"), Outcome.PASS, "exempt", FAST);
    run.claims.add(SPEEDUP);
    is(run.finding("output-length"), Outcome.FAIL, "fast with 3.0");
  }

  @Test
  void outputsCutByTheLimitAreWarnedOfAndFailAClaimAboutScores() {
    SmallRun run = SmallRun.where(t -> t.block() % 4 == 0 ? Made.usual() : Made.usual().cut());
    is(run.finding("truncation"), Outcome.WARN, "gsm8k 75.0% (limit 8 tokens)");
    is(
        run.finding("truncation", new Surroundings(true, List.of(), List.of())),
        Outcome.PASS,
        "to reach its length limit");
    run.claims.add(QUALITY);
    is(run.finding("truncation"), Outcome.FAIL, "a claim is about scores");
  }

  @Test
  void tokensBehindTheStopAreFineAsLongAsTheyAreNotCounted() {
    SmallRun.Engine behind = t -> new Made(6, 60, 8, Finish.STOP_TOKEN, Made.usual().status());
    is(SmallRun.where(behind).finding("counted-tokens"), Outcome.PASS, "160 tokens");
  }

  @Test
  void countedTokensThatNeverCameOutOrStandBehindAStopFail() {
    SmallRun more = SmallRun.sound();
    Measurement m = more.measurements.get(20);
    more.measurements.set(20, with(m, TokenIds.of(1, 2, 3, 4, 5, 0, 7), m.emitted()));
    is(
        more.finding("counted-tokens"),
        Outcome.FAIL,
        "trial 20 of " + m.strategy() + " counts 7 tokens, but emitted 6");
    more.measurements.set(20, with(m, TokenIds.of(1, 2, 3, 4, 5, 0, 7), 7));
    is(more.finding("counted-tokens"), Outcome.FAIL, "counts 1 tokens after a stop token");
    more.measurements.set(20, with(m, TokenIds.of(1, 2, 3, 9, 5, 0), 6));
    is(more.finding("counted-tokens"), Outcome.FAIL, "a token at 3 other than its step emitted");
    more.measurements.set(20, with(m, TokenIds.of(1, 2, 3, 4, 5, 6, 7, 8, 9), 9));
    is(more.finding("counted-tokens"), Outcome.FAIL, "counts 9 tokens, but its limit is 8");
  }

  private static Measurement with(Measurement m, TokenIds output, int emitted) {
    return MeasurementLike.of(m).output(output).emitted(emitted).measurement();
  }

  @Test
  void failuresFailBeyondTwoPerCent() {
    is(
        SmallRun.where(
                t ->
                    t.strategy().equals(FAST) && t.block() < 4
                        ? Made.usual().failed()
                        : Made.usual())
            .finding("failures"),
        Outcome.FAIL,
        "fast in 8.3% of its trials");
    SmallRun.Engine evenly =
        t -> t.example().equals("m0") && t.fork() == 0 ? Made.usual().failed() : Made.usual();
    is(
        new SmallRun(30, 2, 1, evenly).finding("failures"),
        Outcome.WARN,
        "full in 1.7% of its trials");
    // The hand-made run has one failure among the three prompts of one strategy.
    Finding handMade =
        Audit.of(RunRecords.handMade(), Surroundings.unknown()).findings().stream()
            .filter(finding -> finding.check().equals("failures"))
            .findFirst()
            .orElseThrow();
    is(handMade, Outcome.FAIL, "noisy in 33.3% of its trials");
  }

  @Test
  void claimsOnAnotherSplitThanTestFail() {
    SmallRun run = SmallRun.sound();
    run.split = "tune";
    is(run.finding("claims-split"), Outcome.PASS, "makes no claim, and could not");
    run.claims.add(SPEEDUP);
    is(run.finding("claims-split"), Outcome.FAIL, "gsm8k on tune");
  }

  private static void say(SmallRun run, String example, String prompt) {
    run.examples.removeIf(e -> e.example().equals(example));
    run.examples.add(new Schedule.ScheduledExample("gsm8k", example, prompt, ""));
  }

  /** A prompt is the same whatever its example is called. */
  @Test
  void promptsThatWereSeenBeforeAreFoundByTheirText() {
    SmallRun warm = SmallRun.sound();
    say(warm, "w", " What  is 4?\n");
    is(warm.finding("warm-up-prompts"), Outcome.WARN, "1 measured prompts", "gsm8k/m4");
    SmallRun searched = SmallRun.sound();
    say(searched, "s", "what is 5?");
    is(searched.finding("search-prompts"), Outcome.FAIL, "on 1 prompts", "gsm8k/m5");
    assertThat(searched.finding("warm-up-prompts").outcome()).isEqualTo(Outcome.PASS);
  }

  @Test
  void repeatedPromptsAreWarnedOfAndFailWhereThereAreMany() {
    SmallRun run = new SmallRun(30, 1, 1, trial -> Made.usual());
    say(run, "m7", "What is 8?");
    is(run.finding("repeated-prompts"), Outcome.WARN, "1 of 30", "gsm8k/m8");
    say(run, "m9", "What is 8?");
    is(run.finding("repeated-prompts"), Outcome.FAIL, "2 of 30");
  }

  @Test
  void promptsOfOtherSplitsFailAndAreLookedForByTask() {
    SmallRun run = SmallRun.sound();
    is(run.finding("other-splits"), Outcome.NOT_CHECKED, "no other split");
    List<String> train = List.of("Why?", "What is 2?");
    Surroundings leaking =
        new Surroundings(
            false,
            List.of(new Surroundings.OtherSplit("gsm8k", "train", train)),
            List.of("it has changed"));
    is(run.finding("other-splits", leaking), Outcome.FAIL, "gsm8k/m2 in train", "it has changed");
    Surroundings ofAnotherTask =
        new Surroundings(
            false, List.of(new Surroundings.OtherSplit("alpaca", "train", train)), List.of());
    is(run.finding("other-splits", ofAnotherTask), Outcome.PASS, "among the 2", "train");
  }

  /** 24 pairs in which the later of the two equal calls always takes a tenth less. */
  @Test
  void aSecondCallThatIsSystematicallyFasterCaps() {
    SmallRun.Engine cached =
        t -> {
          boolean second =
              t.strategy().equals(FULL)
                  ? t.block() % 3 != 0
                  : t.strategy().equals(AGAIN) && t.block() % 3 == 0;
          return second ? Made.usual().faster(1 / 0.9) : Made.usual();
        };
    is(
        SmallRun.where(cached).finding("second-call"),
        Outcome.CAP,
        "takes -10.0% time per token relative to the first",
        "24 pairs",
        "state is kept");
    is(
        new SmallRun(3, 1, 1, cached).finding("second-call"),
        Outcome.NOT_CHECKED,
        "3 pairs are too few");
  }

  @Test
  void repetitionsThatAreSystematicallyFasterCap() {
    SmallRun.Engine slightly =
        t -> Made.usual().faster(t.repetition() == 1 ? 1.02 : 1 + 0.001 * (t.trial() % 3));
    SmallRun.Engine much = t -> Made.usual().faster(t.repetition() == 1 ? 1.2 : 1);
    is(new SmallRun(12, 1, 2, slightly).finding("repetition"), Outcome.WARN, "may be kept");
    is(new SmallRun(12, 1, 2, much).finding("repetition"), Outcome.CAP, "-16.7%", "36 pairs");
    is(new SmallRun(12, 1, 1, much).finding("repetition"), Outcome.NOT_CHECKED, "more than once");
  }

  @Test
  void aDecoderThatGetsFasterWithAgeThoughItLearnsNothingCaps() {
    SmallRun.Engine ageing =
        t -> t.strategy().equals(FAST) ? Made.usual().faster(1 + 0.02 * t.block()) : Made.usual();
    is(SmallRun.where(ageing).finding("decoder-age"), Outcome.CAP, "fast, which does not learn");
    is(new SmallRun(5, 1, 1, ageing).finding("decoder-age"), Outcome.NOT_CHECKED, "too few");
  }

  @Test
  void anUnevenOrderFails() {
    SmallRun run = SmallRun.sound();
    run.trials.replaceAll(
        t ->
            t.phase() == Phase.MEASURED
                ? at(t, List.of(FULL, FAST, AGAIN).indexOf(t.strategy()))
                : t);
    is(
        run.finding("order"),
        Outcome.FAIL,
        "gsm8k in fork 0",
        "fast is in position 1 in 0 blocks, expected 4.0");
    SmallRun lacking = SmallRun.sound();
    lacking.trials.removeIf(t -> t.block() == 5 && t.strategy().equals(FAST));
    is(lacking.finding("order"), Outcome.FAIL, "block 5 lacks fast");
  }

  private static Schedule.ScheduledTrial at(Schedule.ScheduledTrial t, int position) {
    return new Schedule.ScheduledTrial(
        t.trial(),
        t.fork(),
        t.block(),
        position,
        t.phase(),
        t.task(),
        t.strategy(),
        t.example(),
        t.repetition());
  }

  @Test
  void forksThatMeasuredOtherPromptsFail() {
    SmallRun run = SmallRun.sound();
    run.measurements.removeIf(m -> m.fork() == 1 && m.example().equals("m11"));
    is(run.finding("same-prompts"), Outcome.FAIL, "fork 1 measured 11 of 12");
    run.status = RunStatus.INTERRUPTED;
    is(run.finding("same-prompts"), Outcome.WARN, "fork 1 measured 11 of 12");
  }

  @Test
  void trialsThatAreMissingRepeatedOrUnplannedFail() {
    SmallRun missing = SmallRun.sound();
    missing.measurements.remove(30);
    is(missing.finding("complete"), Outcome.FAIL, "1 of 72 planned trials");
    missing.status = RunStatus.INTERRUPTED;
    is(missing.finding("complete"), Outcome.WARN, "resume it");
    SmallRun twice = SmallRun.sound();
    twice.measurements.add(twice.measurements.get(30));
    is(twice.finding("complete"), Outcome.FAIL, "(trial 30) repeats a measured trial");
    SmallRun other = SmallRun.sound();
    other.trials.set(30, at(other.trials.get(30), 2 - other.trials.get(30).position() / 2 * 2));
    is(other.finding("complete"), Outcome.FAIL, "(trial 30) differs from the planned trial");
    SmallRun unplanned = SmallRun.sound();
    unplanned.trials.remove(30);
    is(unplanned.finding("complete"), Outcome.FAIL, "(trial 30) is not in the plan");
  }
}
