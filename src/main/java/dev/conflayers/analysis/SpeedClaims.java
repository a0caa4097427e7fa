package dev.conflayers.analysis;

import dev.conflayers.evidence.Estimand;
import dev.conflayers.evidence.Estimate;
import dev.conflayers.evidence.RunView;
import dev.conflayers.result.Schedule;
import dev.conflayers.stats.CrossedEffects;
import dev.conflayers.stats.CrossedTable;
import dev.conflayers.stats.Draws;
import dev.conflayers.stats.SimultaneousBounds;
import dev.conflayers.stats.StudentEstimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Judges claims that a strategy is more than so many times as fast as full depth. */
final class SpeedClaims {
  static final double ONE_SIDED = 0.95;
  private static final double TWO_SIDED = 0.9;
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

  ClaimVerdict of(Schedule.ScheduledClaim claim) {
    Scope scope = Scope.of(claim.scope());
    double bound = Math.log(claim.bound());
    Grounds grounds = preconditions.ofSpeed(claim.strategy());
    Regrouped speedups =
        regrouped.computeIfAbsent(claim.strategy(), strategy -> Regrouped.of(index, strategy));
    Grid grid = speedups.all();
    if (grid.isEmpty()) {
      return verdict(claim, ClaimVerdict.State.INVALID, "Nothing was measured.", grounds);
    }
    List<CrossedTable> tables = tables(grid, scope);
    List<OneSided> each = each(grid, tables, scope);
    ClaimVerdict.Call call = scope.decide(each, joint(tables, each, scope), bound);
    List<Sensitivity> panel = new SensitivityPanel(scope, bound, call).of(speedups);
    List<Sensitivity> against = panel.stream().filter(s -> s.overrules() && !s.agrees()).toList();
    boolean shaken = call != ClaimVerdict.Call.OPEN && !against.isEmpty();
    ClaimVerdict.State state = ClaimVerdict.state(call, grounds, shaken);
    List<String> reasons = new ArrayList<>(grounds.reasons(state));
    if (state == ClaimVerdict.State.INCONCLUSIVE && shaken) {
      against.forEach(s -> reasons.add("the verdict does not survive: " + s.analysis()));
    }
    int deciding = scope.deciding(each);
    return new ClaimVerdict(
        words(claim),
        claim.kind(),
        claim.strategy(),
        state,
        finding(grid, scope, tables, each, deciding),
        reasons,
        state == ClaimVerdict.State.INCONCLUSIVE && call == ClaimVerdict.Call.OPEN
            ? Effort.words(tables.get(deciding), bound)
            : "",
        figures(grid, scope, each),
        panel);
  }

  private String words(Schedule.ScheduledClaim claim) {
    String where =
        switch (Scope.of(claim.scope())) {
          case SUITE -> index.tasks().size() == 1 ? "" : ", on the mean over the suite's tasks";
          case EVERY_TASK -> ", on every task";
          case ANY_TASK -> ", on at least one task";
        };
    return String.format(
        Locale.ROOT,
        "%s is more than %s times as fast as %s%s",
        claim.strategy(),
        Plain.number(claim.bound()),
        index.baseline(),
        where);
  }

  private ClaimVerdict verdict(
      Schedule.ScheduledClaim claim, ClaimVerdict.State state, String finding, Grounds grounds) {
    return new ClaimVerdict(
        words(claim),
        claim.kind(),
        claim.strategy(),
        state,
        finding,
        grounds.reasons(state),
        "",
        List.of(),
        List.of());
  }

  /** Returns the tables that are tested: one of the whole suite, or one for each task. */
  static List<CrossedTable> tables(Grid grid, Scope scope) {
    return scope == Scope.SUITE ? List.of(grid.combined()) : List.copyOf(grid.tables().values());
  }

  private List<OneSided> each(Grid grid, List<CrossedTable> tables, Scope scope) {
    StudentEstimate suite = grid.student();
    if (scope == Scope.SUITE) {
      return List.of(
          suite == null
              ? OneSided.unknown(grid.point())
              : OneSided.of(suite, tables.get(0), ONE_SIDED, seed));
    }
    return tables.stream()
        .map(
            table ->
                table.rows() < 2
                    ? OneSided.unknown(CrossedEffects.of(table).mean())
                    : OneSided.of(CrossedEffects.of(table).randomRows(), table, ONE_SIDED, seed))
        .toList();
  }

  /** Returns bounds that hold for all tables at once; nothing is known where one is too small. */
  private List<OneSided> joint(List<CrossedTable> tables, List<OneSided> each, Scope scope) {
    if (scope == Scope.SUITE || tables.size() == 1) {
      return each;
    }
    if (!tables.stream().allMatch(OneSided::resamples)) {
      return each.stream().map(one -> OneSided.unknown(one.point())).toList();
    }
    List<Double> lower =
        SimultaneousBounds.resampledTables(tables, ONE_SIDED, RESAMPLES, Draws.stream(seed, 1))
            .lower();
    List<Double> upper =
        SimultaneousBounds.resampledTables(
                tables.stream().map(SpeedClaims::negated).toList(),
                ONE_SIDED,
                RESAMPLES,
                Draws.stream(seed, 2))
            .lower();
    List<OneSided> joint = new ArrayList<>();
    for (int i = 0; i < each.size(); i++) {
      joint.add(new OneSided(each.get(i).point(), lower.get(i), -upper.get(i)));
    }
    return joint;
  }

  private static CrossedTable negated(CrossedTable table) {
    return CrossedTable.of(
        Arrays.stream(table.cells())
            .map(row -> Arrays.stream(row).map(x -> -x).toArray())
            .toArray(double[][]::new));
  }

  private static List<Estimate> figures(Grid grid, Scope scope, List<OneSided> each) {
    List<String> names = scope == Scope.SUITE ? List.of("") : List.copyOf(grid.tables().keySet());
    List<Estimate> figures = new ArrayList<>();
    for (int i = 0; i < each.size(); i++) {
      int rows =
          scope == Scope.SUITE
              ? grid.rows()
              : grid.tables().getOrDefault(names.get(i), grid.combined()).rows();
      figures.add(
          new Estimate(
              Estimand.S_GEO,
              names.get(i),
              Math.exp(each.get(i).point()),
              each.get(i).bounds(TWO_SIDED).exp(),
              grid.unit(),
              rows,
              grid.forks(),
              grid.population()));
    }
    return figures;
  }

  private static String finding(
      Grid grid, Scope scope, List<CrossedTable> tables, List<OneSided> each, int deciding) {
    OneSided one = each.get(deciding);
    String where =
        scope == Scope.SUITE
            ? ""
            : (scope == Scope.ANY_TASK ? "on the fastest task, " : "on the slowest task, ")
                + List.copyOf(grid.tables().keySet()).get(deciding)
                + ": ";
    return Plain.capital(where)
        + String.format(
            Locale.ROOT,
            "S_geo %.3fx (90%% interval %s), %d prompts in %d %s, for %s.",
            Math.exp(one.point()),
            Plain.interval(one.bounds(TWO_SIDED).exp()),
            tables.get(deciding).rows(),
            grid.forks(),
            grid.forks() == 1 ? "fork" : "forks",
            grid.population().words());
  }
}
