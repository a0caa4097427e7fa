package dev.conflayers.judge.claim;

import dev.conflayers.evidence.MachineState;
import dev.conflayers.evidence.RunView;
import dev.conflayers.evidence.integrity.Integrity;
import dev.conflayers.judge.figure.ControlComparison;
import dev.conflayers.judge.figure.QualityAnalysis;
import dev.conflayers.judge.figure.Unscorable;
import dev.conflayers.stats.MultipleTests;
import dev.conflayers.suite.declared.Claim;
import dev.conflayers.task.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Judges the claims of a suite, in its order.
 *
 * <p>Claims of one kind that are tested at a level form a family: Holm's procedure limits the
 * probability that any is falsely confirmed to 5 %, and likewise that any is falsely refuted.
 * Primary claims form a family of their own, a single one at the full level; the others are judged,
 * by Holm among themselves, only once every primary claim of the kind is settled (serial
 * gatekeeping). Identity of tokens compares a count with a criterion and is not a test at a level.
 */
public final class Claims {
  /** Seed of every resampling in the analysis of a run. */
  public static final long SEED = 20_260_412;

  private final RunView index;
  private final SpeedClaims speed;
  private final TextClaims text;

  private Claims(RunView index, SpeedClaims speed, TextClaims text) {
    this.index = index;
    this.speed = speed;
    this.text = text;
  }

  /**
   * Returns the judge of a run's claims.
   *
   * @param control full depth against itself
   * @param unscorable what no score can be given to, with why
   */
  public static Claims of(
      RunView index,
      Integrity integrity,
      ControlComparison control,
      MachineState machine,
      QualityAnalysis quality,
      Function<String, Task> tasks,
      List<Unscorable> unscorable) {
    Preconditions preconditions = new Preconditions(index, integrity, control, machine);
    return new Claims(
        index,
        new SpeedClaims(index, preconditions, SEED),
        new TextClaims(index, preconditions, quality, tasks, unscorable, SEED));
  }

  /**
   * A claim with its test.
   *
   * @param call what the numbers say if both directions are tested at a level; null if the claim is
   *     not tested at a level
   * @param verdict the verdict at the levels that its family assigns
   */
  private record Tested(
      Claim claim,
      @Nullable DoubleFunction<ClaimVerdict.Call> call,
      Function<TestLevels, ClaimVerdict> verdict) {}

  /** Returns the verdict on each claim, in their order. */
  public List<ClaimVerdict> judge(List<Claim> claims) {
    List<Tested> tested = claims.parallelStream().map(this::tested).toList();
    TestLevels[] levels = new TestLevels[tested.size()];
    Arrays.fill(levels, TestLevels.ALONE);
    Map<Claim.Kind, List<Integer>> kinds =
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
        .mapToObj(i -> tested.get(i).verdict().apply(levels[i]))
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
      ClaimPValues test =
          new ClaimPValues(
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
        .map(i -> ClaimPValues.pValue(rejects(tested.get(i), call)))
        .toList();
  }

  private static DoublePredicate rejects(Tested claim, ClaimVerdict.Call call) {
    DoubleFunction<ClaimVerdict.Call> at = claim.call();
    return level -> at != null && at.apply(level) == call;
  }

  private Tested tested(Claim claim) {
    if (claim instanceof Claim.TokenIdentical identical) {
      return new Tested(claim, null, levels -> text.identical(identical));
    }
    if (claim instanceof Claim.Quality quality) {
      return new Tested(
          claim,
          index.scores() ? level -> text.call(quality, level) : null,
          levels -> text.noWorse(quality, levels));
    }
    Claim.Faster faster = (Claim.Faster) claim;
    SpeedRule rule = speed.rule(faster);
    double bound = Math.log(faster.above());
    return new Tested(
        claim,
        rule == null ? null : level -> rule.call(bound, level, level),
        levels ->
            claim instanceof Claim.Published published
                ? new PublishedClaims(index, speed).of(published, rule, levels)
                : speed.of(faster, rule, levels));
  }
}
