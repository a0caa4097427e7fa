package dev.conflayers.evidence.integrity;

import dev.conflayers.evidence.Pair;
import dev.conflayers.evidence.PromptReads;
import java.util.ArrayList;
import java.util.List;

/** Checks that all strategies did the same work. */
final class WorkChecks {
  /** The difference of mean output lengths that MLPerf's TEST09 allows. */
  private static final double LENGTH = 0.10;

  /** With a larger share of unequal pairs, the comparison is one of different texts. */
  private static final double UNEQUAL = 0.10;

  private final AuditedRun run;

  WorkChecks(AuditedRun run) {
    this.run = run;
  }

  /** Compares each strategy's mean output length with the baseline's on the same prompts. */
  Finding outputLength() {
    String check = "output-length";
    List<String> off = new ArrayList<>();
    String farthest = "";
    double most = -1;
    for (String strategy : run.judged()) {
      List<Pair> pairs = run.pairs(strategy);
      double own =
          pairs.stream().mapToInt(pair -> pair.strategy().output().size()).average().orElse(0);
      double base =
          pairs.stream().mapToInt(pair -> pair.baseline().output().size()).average().orElse(0);
      if (base == 0) {
        continue;
      }
      double apart = Math.abs(own / base - 1);
      String words =
          FigureText.of(
              "%s with %.1f tokens compared with %.1f (%+.1f%%)",
              strategy, own, base, 100 * (own / base - 1));
      if (apart > LENGTH) {
        off.add(words);
      }
      if (apart > most) {
        most = apart;
        farthest = words;
      }
    }
    if (!off.isEmpty()) {
      return Finding.fail(
          check,
          "mean output length is not within 10% of "
              + run.baseline()
              + "'s, so times are of different work: "
              + FigureText.some(off)
              + run.letOff()
              + ".");
    }
    return most < 0
        ? Finding.notChecked(
            check,
            "no strategy has an output to compare with "
                + run.baseline()
                + "'s"
                + run.letOff()
                + ".")
        : Finding.pass(
            check,
            "every strategy's mean output length is within 10% of "
                + run.baseline()
                + "'s, the farthest being "
                + farthest
                + run.letOff()
                + ".");
  }

  /**
   * Checks that all strategies of an imported run computed the same tokens of each prompt. Decoders
   * of this program share no cache, but those of other programs may.
   */
  Finding promptWork() {
    String check = "prompt-work";
    List<String> off = new ArrayList<>();
    int all = 0;
    for (String strategy : run.strategies()) {
      PromptReads reads = run.promptReads(strategy);
      all += strategy.equals(run.baseline()) ? 0 : reads.pairs();
      if (reads.differing() > 0) {
        off.add(
            FigureText.of(
                "%s in %d of %d, %s", strategy, reads.differing(), reads.pairs(), reads.example()));
      }
    }
    if (!off.isEmpty()) {
      return Finding.cap(
          check,
          "prompts were not computed and cached as "
              + run.baseline()
              + "'s were, so only decoding times are comparable: "
              + FigureText.some(off)
              + ".");
    }
    return all == 0
        ? Finding.notChecked(check, "the files do not say how many tokens of a prompt were cached.")
        : Finding.pass(
            check,
            "the same number of prompt tokens was computed and cached in all " + all + " pairs.");
  }

  /** Checks for pairs whose outputs differ in length. */
  Finding equalWork() {
    String check = "equal-work";
    List<String> off = new ArrayList<>();
    boolean many = false;
    int all = 0;
    for (String strategy : run.judged()) {
      List<Pair> pairs = run.pairs(strategy);
      long unequal =
          pairs.stream()
              .filter(pair -> pair.strategy().output().size() != pair.baseline().output().size())
              .count();
      all += pairs.size();
      if (unequal > 0) {
        off.add(FigureText.of("%s in %d of %d", strategy, unequal, pairs.size()));
        many |= unequal > UNEQUAL * pairs.size();
      }
    }
    if (all == 0) {
      return Finding.notChecked(check, "there is no pair to compare" + run.letOff() + ".");
    }
    if (off.isEmpty()) {
      return Finding.pass(
          check,
          "both outputs have the same number of tokens in all "
              + all
              + " pairs"
              + run.letOff()
              + ".");
    }
    String evidence =
        "outputs differ in length from "
            + run.baseline()
            + "'s, so only times per token are comparable: "
            + FigureText.some(off)
            + run.letOff()
            + ".";
    return many ? Finding.fail(check, evidence) : Finding.warn(check, evidence);
  }
}
