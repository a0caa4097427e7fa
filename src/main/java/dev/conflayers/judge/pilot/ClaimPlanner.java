package dev.conflayers.judge.pilot;

import dev.conflayers.base.Kebab;
import dev.conflayers.stats.BoundedMeans;
import dev.conflayers.stats.Clusters;
import dev.conflayers.stats.CrossedDesign;
import dev.conflayers.stats.PairedPower;
import dev.conflayers.suite.declared.Claim;
import dev.conflayers.suite.declared.Schedule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Sample-size planning: what it takes to settle each claim of a suite, given a pilot. */
public final class ClaimPlanner {
  private static final double ALPHA = 0.05;
  private static final double POWER = 0.8;
  private static final double MORE_POWER = 0.9;

  /** Fewer prompts of a task confirm nothing, whatever their spread. */
  private static final int FEWEST = 20;

  private final PilotRun pilot;
  private final Schedule planned;

  public ClaimPlanner(PilotRun pilot, Schedule planned) {
    this.pilot = pilot;
    this.planned = planned;
  }

  /** Returns the needs of each claim, in the order of the suite. */
  public List<Needs> needs() {
    return planned.claims().stream().map(this::needs).toList();
  }

  private Needs needs(Claim claim) {
    if (claim instanceof Claim.Speedup speedup) {
      return speedup(speedup);
    }
    if (claim instanceof Claim.Quality quality) {
      return quality(quality);
    }
    return claim instanceof Claim.Published published ? published(published) : identity(claim);
  }

  private static Needs published(Claim.Published claim) {
    return new Needs(
        String.format(
            Locale.ROOT,
            "%s as published, %.3gx (%s)",
            claim.strategy(),
            claim.speedup(),
            claim.source()),
        List.of(
            "It can be judged only where it was measured: " + claim.document().heldFor() + "."));
  }

  /** Returns the number of different planned prompts of a task. */
  private int prompts(String task) {
    return (int)
        planned.trials().stream()
            .filter(t -> !t.warmup() && (t.task().equals(task) || task.equals(Spread.ALL)))
            .map(t -> t.task() + "/" + t.example())
            .distinct()
            .count();
  }

  private Needs speedup(Claim.Speedup claim) {
    List<Spread> tasks = pilot.spreads(claim.strategy());
    String what =
        String.format(
            Locale.ROOT,
            "%s more than %.3gx (%s)",
            claim.strategy(),
            claim.above(),
            Kebab.of(claim.scope()));
    if (tasks.isEmpty()) {
      return new Needs(what, List.of("The pilot has too few prompts of this strategy."));
    }
    if (claim.scope() == Claim.Scope.SUITE) {
      return new Needs(
          what, judged(Spread.pooled(tasks), claim.above(), level(claim), tasks.size()));
    }
    boolean any = claim.scope() == Claim.Scope.ANY_TASK;
    Comparator<Spread> order = Comparator.comparingDouble(Spread::speedup);
    Spread decisive = tasks.stream().min(any ? order.reversed() : order).orElseThrow();
    // One of several tasks: the bounds are simultaneous, at worst as wide as Bonferroni's.
    double alpha = any ? level(claim) / tasks.size() : level(claim);
    List<String> says = new ArrayList<>();
    says.add(
        "The deciding task is " + decisive.task() + (any ? ", the fastest." : ", the slowest."));
    says.addAll(judged(decisive, claim.above(), alpha, 1));
    return new Needs(what, says);
  }

  /**
   * Returns Bonferroni's level, which decides whatever the results of the other claims of the kind.
   */
  private double level(Claim claim) {
    return ALPHA
        / planned.claims().stream()
            .filter(c -> c.kind() == claim.kind() && c.primary() == claim.primary())
            .count();
  }

  private List<String> judged(Spread spread, double bound, double alpha, int tasks) {
    List<String> says = new ArrayList<>();
    CrossedDesign suite = spread.design(prompts(spread.task()), planned.forks());
    double detectable = Math.exp(suite.minimalDetectable(alpha, CrossedDesign.planned(POWER))) - 1;
    says.add(
        String.format(
            Locale.ROOT,
            "The suite as it stands can detect a difference of %.1f%% in speedup (80%% power).",
            100 * detectable));
    double effect = Math.log(spread.speedup() / bound);
    String seen = String.format(Locale.ROOT, "The pilot saw %.3fx: ", spread.speedup());
    if (Math.abs(effect) < 1e-6) {
      says.add(seen + "exactly the bound; no number of prompts settles that.");
      return says;
    }
    if (effect < 0) {
      says.add(seen + "if that is true, the claim is false and cannot be confirmed.");
    }
    says.add(
        (effect > 0 ? seen + "to confirm the claim" : "To refute it")
            + ", it takes "
            + enough(spread, suite, Math.abs(effect), alpha, tasks)
            + ".");
    return says;
  }

  private String enough(
      Spread spread, CrossedDesign suite, double effect, double alpha, int tasks) {
    OptionalInt some = suite.rowsFor(effect, alpha, CrossedDesign.planned(POWER));
    OptionalInt more = suite.rowsFor(effect, alpha, CrossedDesign.planned(MORE_POWER));
    if (some.isPresent() && more.isPresent()) {
      int needed = perTask(some.getAsInt() * spread.perDraw(), tasks);
      return needed
          + " prompts"
          + (tasks > 1 ? " of each task" : "")
          + " (90% power: "
          + perTask(more.getAsInt() * spread.perDraw(), tasks)
          + ")"
          + (spread.perDraw() > 1
              ? ", of " + (int) Math.ceil(needed / spread.perDraw()) + " templates,"
              : "")
          + " with "
          + planned.forks()
          + (planned.forks() == 1 ? " fork" : " forks");
    }
    OptionalInt forks = suite.columnsFor(effect, alpha, CrossedDesign.planned(POWER));
    return forks.isPresent()
        ? forks.getAsInt() + " forks: forks differ too much for more prompts to help"
        : "more forks and prompts than can be planned from "
            + spread.prompts()
            + " prompts and "
            + spread.forks()
            + " forks";
  }

  private static int perTask(double prompts, int tasks) {
    return Math.max(FEWEST, (int) Math.ceil(prompts / tasks));
  }

  private Needs quality(Claim.Quality claim) {
    String what =
        String.format(
            Locale.ROOT,
            "%s loses less than %.3g of %s",
            claim.strategy(),
            claim.margin(),
            claim.metric());
    double differs = pilot.otherText(claim.strategy()).orElse(0);
    int alone = PairedPower.pairsWithoutLoss(claim.margin(), ALPHA);
    List<String> says = new ArrayList<>();
    if (differs == 0) {
      says.add(
          "Every output of the pilot equalled full depth's: if that continues, "
              + alone
              + " prompts show it.");
    } else if (differs >= 1) {
      says.add(
          "Every output of the pilot differed from full depth's, so it cannot plan this claim: use"
              + " another pilot.");
    } else {
      OptionalInt pairs =
          new PairedPower(differs, 0).pairsForNonInferiority(claim.margin(), ALPHA, POWER);
      says.add(
          String.format(
              Locale.ROOT,
              "%.1f%% of the pilot's outputs differ; if as many scores differ and neither side is"
                  + " better, it takes %s prompts (80%% power).",
              100 * differs,
              pairs.isPresent() ? Integer.toString(pairs.getAsInt()) : "more than ten million"));
    }
    planned.tasks().stream()
        .map(Schedule.ScheduledTask::task)
        .filter(task -> prompts(task) < alone)
        .limit(1)
        .forEach(
            task ->
                says.add(
                    "The suite has "
                        + prompts(task)
                        + " of "
                        + task
                        + ": too few whatever the result, unless the tokens are identical."));
    return new Needs(what, says);
  }

  private Needs identity(Claim claim) {
    int prompts = prompts(Spread.ALL);
    Clusters clusters = clusters();
    return new Needs(
        claim.strategy() + " emits full depth's tokens",
        List.of(
            String.format(
                Locale.ROOT,
                "With all of the suite's %d prompts%s identical, at most %.2g%% of prompts like"
                    + " these differ (95%% confidence).",
                prompts,
                clusters.any() ? " of " + clusters.count() + " templates" : "",
                100 * BoundedMeans.unseen(clusters.count(), ALPHA))));
  }

  /** Returns the templates of the planned prompts. */
  private Clusters clusters() {
    Set<String> measured =
        planned.trials().stream()
            .filter(t -> !t.warmup())
            .map(t -> t.task() + "/" + t.example())
            .collect(Collectors.toSet());
    return Clusters.of(
        planned.examples().stream()
            .filter(e -> measured.contains(e.task() + "/" + e.example()))
            .map(e -> e.template().isEmpty() ? "" : e.task() + "/" + e.template())
            .toList());
  }
}
