package dev.conflayers.judge.claim;

import dev.conflayers.evidence.Bounds;
import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.figure.Grid;
import dev.conflayers.judge.figure.Plain;
import dev.conflayers.stats.CrossedTable;
import dev.conflayers.stats.PointEstimate;
import dev.conflayers.suite.declared.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Judges claims about the speedup over full depth. */
final class SpeedClaims {
  private static final int RESAMPLES = 10_000;

  private final RunView index;
  private final Preconditions preconditions;
  private final long seed;
  private final Map<String, Regrouped> regrouped = new ConcurrentHashMap<>();

  SpeedClaims(RunView index, Preconditions preconditions, long seed) {
    this.index = index;
    this.preconditions = preconditions;
    this.seed = seed;
  }

  /**
   * Returns the test of a claim about the mean over tasks, every task or any task; null if no
   * measured trial counts.
   */
  @Nullable SpeedRule rule(Claim.Faster claim) {
    if (!index.times()) {
      return null;
    }
    Grid grid = speedups(claim).all();
    return grid.isEmpty() ? null : SpeedRule.of(grid, claim.scope(), RESAMPLES, seed);
  }

  private Regrouped speedups(Claim.Faster claim) {
    return regrouped.computeIfAbsent(claim.strategy(), strategy -> Regrouped.of(index, strategy));
  }

  ClaimVerdict of(Claim.Faster claim, @Nullable SpeedRule rule, TestLevels levels) {
    double bound = Math.log(claim.above());
    Grounds grounds = levels.cap(preconditions.ofSpeed(claim.strategy()));
    if (rule == null) {
      return verdict(
          claim,
          ClaimVerdict.State.INVALID,
          index.times() ? "Nothing was measured." : "No speed is claimed.",
          grounds);
    }
    Claim.Scope scope = claim.scope();
    Regrouped speedups = speedups(claim);
    Grid grid = speedups.all();
    ClaimVerdict.Call call = rule.call(bound, levels.above(), levels.below());
    TimingAllowance allowance = preconditions.allowance(grid);
    boolean far =
        rule.call(bound - allowance.log(), levels.above(), levels.below())
            == ClaimVerdict.Call.FAILS;
    List<Sensitivity> panel = new SensitivityPanel(scope, bound, call).of(speedups);
    List<Sensitivity> against = panel.stream().filter(Sensitivity::overrulesIt).toList();
    ClaimVerdict.State state = ClaimVerdict.state(call, grounds, !against.isEmpty(), far);
    List<PointEstimate> shown = rule.deciding(levels.above(), levels.below());
    int deciding = ScopeRule.deciding(scope, shown);
    List<String> reasons = new ArrayList<>(grounds.reasons());
    against.forEach(s -> reasons.add("the verdict does not survive: " + s.analysis()));
    if (call == ClaimVerdict.Call.FAILS && grounds.caps(Grounds.Reach.TIMING)) {
      reasons.add(allowance.words(shown.get(deciding).high(), bound));
    }
    return new ClaimVerdict(
        words(claim),
        claim.kind(),
        claim.strategy(),
        state,
        finding(grid, scope, rule.tables(), shown.get(deciding), deciding, levels),
        reasons,
        state == ClaimVerdict.State.INCONCLUSIVE && call == ClaimVerdict.Call.OPEN
            ? Effort.words(
                rule.tables().get(deciding),
                prompts(grid, scope, deciding),
                bound,
                levels.above() / rule.choices())
            : "",
        figures(grid, scope, shown, levels),
        levels.test(),
        panel);
  }

  private String words(Claim.Faster claim) {
    String where =
        switch (claim.scope()) {
          case SUITE -> index.tasks().size() == 1 ? "" : ", on the mean over the suite's tasks";
          case EVERY_TASK -> ", on every task";
          case ANY_TASK -> ", on at least one task";
        };
    return String.format(
        Locale.ROOT,
        "%s is more than %s times as fast as %s%s",
        claim.strategy(),
        Plain.number(claim.above()),
        index.baseline(),
        where);
  }

  private ClaimVerdict verdict(
      Claim.Faster claim, ClaimVerdict.State state, String finding, Grounds grounds) {
    return new ClaimVerdict(
        words(claim),
        claim.kind(),
        claim.strategy(),
        state,
        finding,
        grounds.reasons(),
        "",
        List.of(),
        null,
        List.of());
  }

  private static List<Estimate> figures(
      Grid grid, Claim.Scope scope, List<PointEstimate> each, TestLevels levels) {
    List<String> names =
        scope == Claim.Scope.SUITE ? List.of("") : List.copyOf(grid.tables().keySet());
    List<Estimate> figures = new ArrayList<>();
    for (int i = 0; i < each.size(); i++) {
      int rows =
          scope == Claim.Scope.SUITE
              ? grid.units()
              : grid.tables().getOrDefault(names.get(i), grid.combined()).rows();
      figures.add(
          new Estimate(
              Estimand.S_GEO,
              names.get(i),
              Math.exp(each.get(i).point()),
              bounds(each.get(i), levels).exp(),
              grid.unit(),
              rows,
              grid.forks(),
              grid.population()));
    }
    return figures;
  }

  private static Bounds bounds(PointEstimate log, TestLevels levels) {
    return Bounds.between(log.low(), log.high(), levels.confidence());
  }

  private static int prompts(Grid grid, Claim.Scope scope, int deciding) {
    return scope == Claim.Scope.SUITE
        ? grid.rows()
        : List.copyOf(grid.prompts().values()).get(deciding).rows();
  }

  /** Returns, say, {@code 60 prompts of 12 templates}. */
  private static String drawn(int prompts, int draws) {
    return prompts + " prompts" + (draws < prompts ? " of " + draws + " templates" : "");
  }

  private static String finding(
      Grid grid,
      Claim.Scope scope,
      List<CrossedTable> tables,
      PointEstimate one,
      int deciding,
      TestLevels levels) {
    String where =
        scope == Claim.Scope.SUITE
            ? ""
            : (scope == Claim.Scope.ANY_TASK ? "on the fastest task, " : "on the slowest task, ")
                + List.copyOf(grid.tables().keySet()).get(deciding)
                + ": ";
    String picked =
        scope == Claim.Scope.SUITE || tables.size() == 1
            ? ""
            : String.format(
                Locale.ROOT,
                " Its %s bound holds for all %d tasks at once.",
                scope == Claim.Scope.ANY_TASK ? "lower" : "upper",
                tables.size());
    return Plain.capital(where)
        + String.format(
            Locale.ROOT,
            "S_geo %.3fx (%s interval %s), %s in %d %s, for %s.",
            Math.exp(one.point()),
            TestLevels.percent(levels.confidence()),
            Plain.interval(bounds(one, levels).exp()),
            drawn(prompts(grid, scope, deciding), tables.get(deciding).rows()),
            grid.forks(),
            grid.forks() == 1 ? "fork" : "forks",
            grid.population().words())
        + picked
        + levels.words();
  }
}
