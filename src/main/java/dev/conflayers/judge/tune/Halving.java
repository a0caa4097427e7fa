package dev.conflayers.judge.tune;

import dev.conflayers.evidence.Estimate;
import dev.conflayers.judge.claim.Candidate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses among strategies by successive halving: each round keeps the better half by S_geo, and of
 * equally fast strategies the one whose name comes first. Lossless strategies and others are halved
 * separately, because unverified drafts are always fast, and more prompts may rule out a loss that
 * few leave open. The last round, of at most two, keeps one whose text is acceptable, or none. A
 * pure function of the measurements.
 */
public final class Halving {
  private static final int LAST = 2;

  private static final Comparator<Candidate> FASTEST_FIRST =
      Comparator.comparingDouble((Candidate one) -> -speed(one)).thenComparing(Candidate::strategy);

  private final Predicate<String> lossless;

  /**
   * Makes a choice among strategies.
   *
   * @param lossless whether the text of a strategy is full depth's by construction
   */
  public Halving(Predicate<String> lossless) {
    this.lossless = lossless;
  }

  /**
   * Fate of a candidate in a round.
   *
   * @param why it was kept or dropped
   */
  public record Fate(Candidate candidate, boolean kept, String why) {}

  /** Returns the largest number of candidates of each round. */
  public static List<Integer> rounds(int lossless, int lossy) {
    List<Integer> rounds = new ArrayList<>();
    int safe = lossless;
    int risky = lossy;
    while (safe + risky > LAST) {
      rounds.add(safe + risky);
      safe = half(safe);
      risky = half(risky);
    }
    rounds.add(safe + risky);
    return rounds;
  }

  /** Returns the fate of each candidate of a round, fastest first. */
  public List<Fate> judge(List<Candidate> round) {
    boolean last = round.size() <= LAST;
    List<Candidate> left = round.stream().filter(one -> obstacle(one, last) == null).toList();
    Set<String> kept = new HashSet<>();
    if (last) {
      best(left.stream(), 1).forEach(kept::add);
    } else {
      best(left.stream().filter(this::safe), half(count(round, true))).forEach(kept::add);
      best(left.stream().filter(one -> !safe(one)), half(count(round, false))).forEach(kept::add);
    }
    return round.stream()
        .sorted(FASTEST_FIRST)
        .map(
            one -> {
              String obstacle = obstacle(one, last);
              boolean stays = kept.contains(one.strategy());
              return new Fate(
                  one,
                  stays,
                  stays
                      ? last ? "fastest" : "in the faster half"
                      : obstacle == null ? "slower" : obstacle);
            })
        .toList();
  }

  private static Stream<String> best(Stream<Candidate> candidates, int most) {
    return candidates.sorted(FASTEST_FIRST).limit(most).map(Candidate::strategy);
  }

  private static double speed(Candidate candidate) {
    Estimate figure = candidate.speed();
    Double value = figure == null ? null : figure.value();
    return value == null ? 0 : value;
  }

  private static int half(int count) {
    return (count + 1) / 2;
  }

  private int count(List<Candidate> round, boolean safe) {
    return (int) round.stream().filter(one -> safe(one) == safe).count();
  }

  private boolean safe(Candidate candidate) {
    return lossless.test(candidate.strategy());
  }

  /** Returns the reason that excludes a candidate whatever its speed; null if there is none. */
  private @Nullable String obstacle(Candidate candidate, boolean last) {
    if (candidate.failures() > 0) {
      return candidate.failures() + " of its trials failed";
    }
    if (candidate.speed() == null) {
      return "nothing was timed";
    }
    return safe(candidate) ? null : loss(candidate.loss(), last);
  }

  /**
   * Returns why a loss excludes a candidate; if more prompts follow, only a loss that is shown
   * does.
   */
  static @Nullable String loss(Candidate.@Nullable Loss loss, boolean mustBeRuledOut) {
    if (loss == null) {
      return "no output was scored, so its loss is unknown";
    }
    if (loss.beyond()) {
      return words("it loses more than the allowed %s of %s on %s%s", loss);
    }
    return mustBeRuledOut && !loss.within()
        ? words("a loss of more than %s of %s on %s is not ruled out%s", loss)
        : null;
  }

  private static String words(String format, Candidate.Loss loss) {
    return String.format(
        Locale.ROOT,
        format,
        loss.most(),
        loss.metric(),
        loss.task(),
        String.format(
            Locale.ROOT, " (difference %.4f, bound %.4f)", loss.difference(), loss.lower()));
  }
}
