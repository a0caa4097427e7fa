package dev.conflayers.judge.analysis;

import dev.conflayers.evidence.Bounds;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.Latency;
import dev.conflayers.evidence.StepCosts;
import dev.conflayers.evidence.integrity.Integrity;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.judge.figure.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Verdict sentences from comparisons. */
final class VerdictText {
  private final String baseline;
  private final Integrity integrity;
  private final boolean tells;
  private final boolean times;

  /**
   * Makes a writer of verdicts.
   *
   * @param integrity audit that may void times or texts
   * @param tells whether the run's design attributes a difference to the strategies
   * @param times whether times count
   */
  VerdictText(String baseline, Integrity integrity, boolean tells, boolean times) {
    this.baseline = baseline;
    this.integrity = integrity;
    this.tells = tells;
    this.times = times;
  }

  StrategyVerdict of(Comparison all, List<Comparison> byTask) {
    if (!times) {
      return new StrategyVerdict(
          all.strategy(),
          StrategyVerdict.Outcome.CANNOT_TELL,
          all.strategy()
              + ": no speed is reported, because the run was measured for quality alone.",
          "",
          sameText(all),
          "");
    }
    Estimate speed = all.figure(Estimand.S_GEO);
    if (speed == null) {
      return new StrategyVerdict(
          all.strategy(),
          StrategyVerdict.Outcome.CANNOT_TELL,
          all.strategy() + ": nothing to compare, no prompt was decoded by both.",
          "",
          "",
          "");
    }
    List<String> invalid = integrity.voidsTimes(all.strategy());
    if (!invalid.isEmpty()) {
      return new StrategyVerdict(
          all.strategy(),
          StrategyVerdict.Outcome.INVALID,
          all.strategy()
              + ": INVALID, the record of this run fails "
              + (invalid.size() == 1 ? "a check" : invalid.size() + " checks")
              + ", so its times show nothing. "
              + Plain.capital(invalid.get(0)),
          "",
          sameText(all),
          "");
    }
    List<String> capped = tells ? integrity.capsTimes(all.strategy()) : List.of();
    StrategyVerdict.Outcome outcome =
        tells && capped.isEmpty() ? outcome(speed) : StrategyVerdict.Outcome.CANNOT_TELL;
    return new StrategyVerdict(
        all.strategy(),
        outcome,
        speedText(all, speed, outcome, byTask, capped),
        Stream.concat(
                capped.stream().map(why -> "This does not count as a difference: " + why),
                tails(all, outcome).stream())
            .collect(Collectors.joining(" ")),
        sameText(all),
        reason(all));
  }

  static StrategyVerdict.Outcome outcome(Estimate speedup) {
    Bounds bounds = speedup.bounds();
    Double low = bounds.low();
    if (low == null || bounds.contains(1)) {
      return StrategyVerdict.Outcome.CANNOT_TELL;
    }
    return low > 1 ? StrategyVerdict.Outcome.FASTER : StrategyVerdict.Outcome.SLOWER;
  }

  private String speedText(
      Comparison all,
      Estimate speed,
      StrategyVerdict.Outcome outcome,
      List<Comparison> byTask,
      List<String> capped) {
    String says =
        switch (outcome) {
          case FASTER -> " is faster than " + baseline + ": ";
          case SLOWER -> " is slower than " + baseline + ": ";
          case CANNOT_TELL, INVALID ->
              tells
                  ? " compared with "
                      + baseline
                      + (capped.isEmpty() ? ": cannot tell which is faster, " : ": INCONCLUSIVE, ")
                  : " against "
                      + baseline
                      + ", imported and not interleaved, so a difference may not be due to the"
                      + " strategies: ";
        };
    return all.strategy()
        + says
        + times(speed)
        + " the speed per token, "
        + all.pairs()
        + (all.pairs() == 1 ? " prompt" : " prompts")
        + " of "
        + byTask.size()
        + (byTask.size() == 1 ? " task" : " tasks")
        + (speed.forks() == 1 ? "." : " in " + speed.forks() + " forks.");
  }

  private static String times(Estimate figure) {
    String point = String.format(Locale.ROOT, "%.3fx", figure.value());
    return figure.bounds().low() == null
        ? point + " (one prompt, no interval)"
        : point
            + String.format(
                Locale.ROOT,
                " (%.0f%% interval %s)",
                100 * figure.bounds().confidence(),
                Plain.interval(figure.bounds()));
  }

  /** Names the latency tails that are significantly longer than full depth's. */
  private static Optional<String> tails(Comparison all, StrategyVerdict.Outcome outcome) {
    List<String> longer = new ArrayList<>();
    for (Latency latency : List.of(Latency.TTFT, Latency.TPOT)) {
      for (String at : List.of("p95", "p99")) {
        Estimate ratio = all.figure(latency.ratio(), at);
        Double low = ratio == null ? null : ratio.bounds().low();
        if (ratio != null && low != null && low > 1) {
          longer.add(
              String.format(
                  Locale.ROOT,
                  "the %s of the %s is %.2f times full depth's (%.0f%% interval %s)",
                  at,
                  latency.words(),
                  ratio.value(),
                  100 * ratio.bounds().confidence(),
                  Plain.interval(ratio.bounds())));
        }
      }
    }
    if (longer.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        (outcome == StrategyVerdict.Outcome.FASTER
                ? "The mean gains, the tail loses: "
                : "In the tail, ")
            + String.join("; ", longer)
            + ".");
  }

  private static String sameText(Comparison all) {
    Comparison.SameText same = all.sameText();
    if (same == null) {
      return "";
    }
    int n = same.identical().n();
    if (same.identicalOutputs() == n) {
      return n == 1
          ? "The text is the same, token for token, for the only prompt."
          : "The text is the same, token for token, for all " + n + " prompts.";
    }
    Double gap = same.largestGap();
    return "The text differs for "
        + (n - same.identicalOutputs())
        + " of "
        + n
        + " prompts"
        + (gap == null
            ? "."
            : String.format(
                Locale.ROOT,
                "; where they diverge, full depth prefers its token by at most %.2g nats.",
                gap));
  }

  private static String reason(Comparison all) {
    StepCosts costs = all.costs();
    if (costs == null) {
      return "";
    }
    Estimate decode = all.figure(Estimand.S_DECODE_TOK);
    return String.format(
            Locale.ROOT,
            "A draft pass costs %.2f of a full-depth step and a verification %.2f; a verification"
                + " checks %.2f drafted tokens and yields %.2f, so the costs predict %.3fx for"
                + " decoding",
            costs.draftCost(),
            costs.verifyCost(),
            costs.draftedPerStep(),
            costs.tokensPerStep(),
            costs.predictedSpeedup())
        + (decode == null
            ? "."
            : String.format(
                Locale.ROOT,
                " (measured over all tokens: %.3fx%s).",
                decode.value(),
                searchShare(all)));
  }

  /** Strategies that never search also record a moment of search time. */
  private static String searchShare(Comparison all) {
    Comparison.TimeSplit time = all.time();
    boolean searched = all.drafting().searches() > 0 && time.total() > 0;
    if (!searched || (double) time.search() / time.total() < 0.0005) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        ", with %.1f%% of the time spent searching for skip sets",
        100.0 * time.search() / time.total());
  }
}
