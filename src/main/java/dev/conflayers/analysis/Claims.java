package dev.conflayers.analysis;

import dev.conflayers.evidence.RunView;
import dev.conflayers.result.Schedule;
import dev.conflayers.stats.MultipleTests;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Judges the claims of a suite, in its order.
 *
 * <p>Claims of a kind that are tested at a level are a family: Holm's procedure keeps the chance
 * that any is confirmed falsely at 5 %, and that any is refuted falsely likewise. Where some are
 * declared primary, these are a family of their own, a single one at the full level; the others are
 * judged, by Holm among themselves, only once every primary claim of the kind is settled (serial
 * gatekeeping). Identity of tokens is a count against a criterion, not a test at a level.
 */
final class Claims {
  private final RunView index;
  private final SpeedClaims speed;
  private final TextClaims text;

  Claims(RunView index, SpeedClaims speed, TextClaims text) {
    this.index = index;
    this.speed = speed;
    this.text = text;
  }

  /**
   * A claim with its test.
   *
   * @param call what the numbers say where both directions are tested at a level; null where the
   *     claim is not tested at a level
   */
  private record Tested(
      Schedule.ScheduledClaim claim,
      @Nullable SpeedRule rule,
      @Nullable DoubleFunction<ClaimVerdict.Call> call) {}

  List<ClaimVerdict> judge(List<Schedule.ScheduledClaim> claims) {
    List<Tested> tested = claims.parallelStream().map(this::tested).toList();
    TestLevels[] levels = new TestLevels[tested.size()];
    Arrays.fill(levels, TestLevels.ALONE);
    Map<String, List<Integer>> kinds =
        IntStream.range(0, levels.length)
            .filter(i -> tested.get(i).call() != null)
            .boxed()
            .collect(Collectors.groupingBy(i -> claims.get(i).kind()));
    for (List<Integer> kind : kinds.values()) {
      List<Integer> primary = kind.stream().filter(i -> claims.get(i).primary()).toList();
      List<Integer> others = kind.stream().filter(i -> !claims.get(i).primary()).toList();
      family(tested, primary, false, levels);
      family(tested, others, primary.stream().anyMatch(i -> open(tested, i, levels)), levels);
    }
    return IntStream.range(0, levels.length)
        .parallel()
        .mapToObj(i -> verdict(tested.get(i), levels[i]))
        .toList();
  }

  private static boolean open(List<Tested> tested, int claim, TestLevels[] levels) {
    return !rejects(tested.get(claim), ClaimVerdict.Call.HOLDS).test(levels[claim].above())
        && !rejects(tested.get(claim), ClaimVerdict.Call.FAILS).test(levels[claim].below());
  }

  private static void family(
      List<Tested> tested, List<Integer> family, boolean waits, TestLevels[] levels) {
    if (family.isEmpty()) {
      return;
    }
    List<Double> above = holm(tested, family, ClaimVerdict.Call.HOLDS);
    List<Double> below = holm(tested, family, ClaimVerdict.Call.FAILS);
    List<Double> holds = pValues(tested, family, ClaimVerdict.Call.HOLDS);
    List<Double> fails = pValues(tested, family, ClaimVerdict.Call.FAILS);
    List<Double> holdsAdjusted = MultipleTests.holm(holds);
    List<Double> failsAdjusted = MultipleTests.holm(fails);
    int size = family.size();
    for (int i = 0; i < size; i++) {
      ClaimTest test =
          new ClaimTest(
              holds.get(i), holdsAdjusted.get(i), fails.get(i), failsAdjusted.get(i), size);
      levels[family.get(i)] = new TestLevels(above.get(i), below.get(i), size, waits, test);
    }
  }

  private static List<Double> holm(
      List<Tested> tested, List<Integer> family, ClaimVerdict.Call call) {
    List<DoublePredicate> tests = new ArrayList<>();
    family.forEach(i -> tests.add(rejects(tested.get(i), call)));
    return MultipleTests.holmLevels(tests, TestLevels.ALPHA);
  }

  private static List<Double> pValues(
      List<Tested> tested, List<Integer> family, ClaimVerdict.Call call) {
    return family.parallelStream()
        .map(i -> ClaimTest.pValue(rejects(tested.get(i), call)))
        .toList();
  }

  private static DoublePredicate rejects(Tested claim, ClaimVerdict.Call call) {
    DoubleFunction<ClaimVerdict.Call> at = claim.call();
    return level -> at != null && at.apply(level) == call;
  }

  private Tested tested(Schedule.ScheduledClaim claim) {
    switch (claim.kind()) {
      case "speedup", "published" -> {
        SpeedRule rule = speed.rule(claim);
        double bound = Math.log(claim.bound());
        return new Tested(
            claim, rule, rule == null ? null : level -> rule.call(bound, level, level));
      }
      case "quality" -> {
        return new Tested(claim, null, index.scores() ? level -> text.call(claim, level) : null);
      }
      case "token-identical" -> {
        return new Tested(claim, null, null);
      }
      default ->
          throw new IllegalArgumentException(
              "claim kind must be speedup, published, quality or token-identical, got "
                  + claim.kind());
    }
  }

  private ClaimVerdict verdict(Tested tested, TestLevels levels) {
    Schedule.ScheduledClaim claim = tested.claim();
    return switch (claim.kind()) {
      case "speedup" -> speed.of(claim, tested.rule(), levels);
      case "published" -> new PublishedClaims(index, speed).of(claim, tested.rule(), levels);
      case "quality" -> text.noWorse(claim, levels);
      default -> text.identical(claim);
    };
  }
}
