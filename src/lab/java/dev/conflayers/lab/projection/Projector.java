package dev.conflayers.lab.projection;

import dev.conflayers.stats.RandomDraws;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Monte Carlo projection: repeatedly draws one machine and one acceptance, and evaluates every
 * draft with the same draw.
 */
public final class Projector {
  private static final double[] SKIPPED = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8};
  private static final int[] NODES = {1, 2, 3, 4, 5, 6, 8, 12, 16, 24, 32, 48, 64};
  private static final double ENOUGH = 1e-4;

  private final Question question;
  private final Speedups speedups;
  private final List<PassCosts> machines = new ArrayList<>();
  private final List<Curves> curves = new ArrayList<>();
  private final PassCosts machine;
  private final Curves curve;

  private Projector(Question question) {
    this.question = question;
    speedups =
        new Speedups(question.kept(), question.probeRows(), question.acceptance().searchPasses());
    machine = question.costs().typical();
    curve = question.acceptance().typical();
    for (int draw = 0; draw < question.draws(); draw++) {
      RandomDraws draws = new RandomDraws(RandomDraws.stream(question.seed(), draw));
      machines.add(question.costs().drawn(draws));
      curves.add(question.acceptance().drawn(draws));
    }
  }

  /** Answers {@code question}. */
  public static Projection project(Question question) {
    return new Projector(question).projection();
  }

  private Projection projection() {
    List<DraftPlan> chainPlans = Speedups.chains(Speedups.DEEPEST);
    List<DraftPlan> treePlans = speedups.trees(question.mostNodes(), machine, curve);
    List<DraftPlan> all = new ArrayList<>(chainPlans);
    all.addAll(treePlans);
    DraftPlan asked = question.plan();
    DraftPlan plan = asked == null ? speedups.best(all, machine, curve) : asked;
    int layers = question.costs().layers();
    double most = bestAt(1);
    return new Projection(
        question.costs().source(),
        question.acceptance().source(),
        question.target(),
        range(PassCosts::step),
        question.costs().readingSeconds(),
        question.costs().stepShares(),
        drafts(layers),
        range(costs -> costs.draft(question.kept()) / costs.step()),
        verifications(),
        chainPlans.stream().map(this::outcome).toList(),
        treePlans.stream().map(this::outcome).toList(),
        outcome(plan),
        limits(plan),
        most < question.target() ? null : needed(),
        most);
  }

  private Range range(ToDoubleFunction<PassCosts> value) {
    return Range.of(machines.stream().mapToDouble(value).toArray());
  }

  private List<Projection.DraftCost> drafts(int layers) {
    List<Projection.DraftCost> costs = new ArrayList<>();
    for (double skipped : SKIPPED) {
      double kept = Kept.skipping(layers, skipped).mlp();
      costs.add(
          new Projection.DraftCost(
              skipped,
              cost(new Kept(kept, kept)),
              cost(new Kept(kept, layers)),
              cost(new Kept(layers, kept))));
    }
    return costs;
  }

  private Range cost(Kept kept) {
    return range(costs -> costs.draft(kept) / costs.step());
  }

  private List<Projection.VerificationCost> verifications() {
    List<Projection.VerificationCost> costs = new ArrayList<>();
    for (int nodes : NODES) {
      costs.add(
          new Projection.VerificationCost(
              nodes, range(machineDrawn -> machineDrawn.verify(nodes) / machineDrawn.step())));
    }
    return costs;
  }

  private Projection.Outcome outcome(DraftPlan plan) {
    double[] values = new double[machines.size()];
    int reached = 0;
    for (int draw = 0; draw < values.length; draw++) {
      values[draw] = speedups.of(plan, machines.get(draw), curves.get(draw));
      reached += values[draw] >= question.target() ? 1 : 0;
    }
    return new Projection.Outcome(
        plan,
        curve.tokens(plan),
        curve.draftPasses(plan),
        Range.of(values),
        (double) reached / values.length);
  }

  private List<Projection.Limit> limits(DraftPlan plan) {
    List<Projection.Limit> limits = new ArrayList<>();
    limits.add(limit("every drafted token were accepted", plan, machine, accepting(curve, plan)));
    limits.add(
        limit(
            "a verification cost no more than a step",
            plan,
            new Altered(machine, true, false, false),
            curve));
    limits.add(
        limit("draft passes were free", plan, new Altered(machine, false, true, false), curve));
    if (machine.host() > 0) {
      limits.add(
          limit(
              "there were no host work between passes",
              plan,
              new Altered(machine, false, false, true),
              curve));
    }
    if (question.acceptance().searchPasses() > 0) {
      limits.add(
          new Projection.Limit(
              "searches were free",
              new Speedups(question.kept(), question.probeRows(), 0).of(plan, machine, curve)));
    }
    return limits;
  }

  /** Returns curves with the same draft lengths and every token accepted. */
  private static Curves accepting(Curves curves, DraftPlan plan) {
    List<Double> drafted = new ArrayList<>();
    for (int depth = 1; depth <= plan.depth(); depth++) {
      drafted.add(curves.drafted(depth));
    }
    return new Curves(drafted, drafted, drafted, curves.second());
  }

  private Projection.Limit limit(String what, DraftPlan plan, PassCosts costs, Curves with) {
    return new Projection.Limit(what, speedups.of(plan, costs, with));
  }

  private double bestAt(double rate) {
    return speedups.bestAt(rate, question.mostNodes(), machine, curve.second());
  }

  /**
   * Finds the acceptance needed by bisection, because higher acceptance never makes the best draft
   * slower.
   */
  private @Nullable Double needed() {
    double low = 0;
    double high = 1;
    while (high - low > ENOUGH) {
      double middle = (low + high) / 2;
      if (bestAt(middle) < question.target()) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
