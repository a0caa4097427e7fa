package dev.conflayers.testing;

import dev.conflayers.base.Kebab;
import dev.conflayers.record.RunRecord;
import dev.conflayers.record.RunStatus;
import dev.conflayers.suite.declared.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A run whose truth is known: times are drawn from a seeded model, ln(full / fast) = ln(speedup of
 * the task) + effect of the prompt + effect of the fork + noise of each call. Full depth is
 * measured twice, and {@code unverified} emits other text than full depth on every prompt.
 */
public final class SimulatedRun {
  public static final String FAST = "fast";
  public static final String UNVERIFIED = "unverified";

  final List<String> tasks = new ArrayList<>(List.of("gsm8k", "mini-instructions"));
  final Map<String, Double> speedups = new TreeMap<>();
  final List<Claim> claims = new ArrayList<>();
  final Map<Integer, Double> slowdowns = new TreeMap<>();
  int prompts = 100;
  int forks = 5;
  int tokens = 40;
  double speedup = 1.5;
  double promptSpread = 0.05;
  double forkSpread = 0.002;
  double callSpread = 0.01;
  double bias = 1;
  boolean control = true;
  boolean unverified = true;
  boolean unverifiedSame;
  boolean steady = true;
  String split = "test";
  String reference = "4";
  RunStatus status = RunStatus.COMPLETE;
  int failEvery;
  int wrongEvery;
  int partEvery;
  double gap;
  int shorterEvery;
  int rejectEvery;
  int fewerTokens;
  double others;
  @Nullable Double throttled;
  int fasterEvery;
  double faster = 1;
  int templates;
  long seed = 1;

  public SimulatedRun tasks(String... names) {
    tasks.clear();
    tasks.addAll(List.of(names));
    return this;
  }

  public SimulatedRun size(int promptsOfTask, int forkCount) {
    prompts = promptsOfTask;
    forks = forkCount;
    return this;
  }

  /** Outputs have so many tokens. */
  public SimulatedRun tokens(int ofOutput) {
    tokens = ofOutput;
    return this;
  }

  public SimulatedRun speedup(double truth) {
    speedup = truth;
    return this;
  }

  public SimulatedRun speedup(String task, double truth) {
    speedups.put(task, truth);
    return this;
  }

  public SimulatedRun spread(double ofPrompts, double ofForks, double ofCalls) {
    promptSpread = ofPrompts;
    forkSpread = ofForks;
    callSpread = ofCalls;
    return this;
  }

  /** Prompts are of so many templates, by turns, and the effect of a prompt is its template's. */
  public SimulatedRun templates(int count) {
    templates = count;
    return this;
  }

  /** The control takes so many times as long as full depth, or is not there. */
  public SimulatedRun control(boolean present, double takes) {
    control = present;
    bias = takes;
    return this;
  }

  public SimulatedRun unverified(boolean present, boolean emitsTheSame) {
    unverified = present;
    unverifiedSame = emitsTheSame;
    return this;
  }

  public SimulatedRun warmedUp(boolean reached) {
    steady = reached;
    return this;
  }

  public SimulatedRun split(String name) {
    split = name;
    return this;
  }

  public SimulatedRun status(RunStatus reached) {
    status = reached;
    return this;
  }

  /** Each so-many-th trial of the fast strategy fails. */
  public SimulatedRun failEvery(int trials) {
    failEvery = trials;
    return this;
  }

  /** The fast strategy answers each so-many-th prompt wrongly. */
  public SimulatedRun wrongEvery(int ofPrompts) {
    wrongEvery = ofPrompts;
    return this;
  }

  /** The fast strategy leaves full depth's text on each so-many-th prompt, at this gap. */
  public SimulatedRun partEvery(int ofPrompts, double atGap) {
    partEvery = ofPrompts;
    gap = atGap;
    return this;
  }

  /** Full depth accepts no draft of the fast strategy on each so-many-th prompt. */
  public SimulatedRun rejectEvery(int ofPrompts) {
    rejectEvery = ofPrompts;
    return this;
  }

  public SimulatedRun shorterEvery(int ofPrompts, int byTokens) {
    shorterEvery = ofPrompts;
    fewerTokens = byTokens;
    return this;
  }

  /** Other processes use this share of the processors. */
  public SimulatedRun others(double share) {
    others = share;
    return this;
  }

  /** Of each trial's time, what its threads waited for a processor quota. */
  public SimulatedRun throttled(double share) {
    throttled = share;
    return this;
  }

  /** The fast strategy takes so many times as long in one fork. */
  public SimulatedRun slowerInFork(int fork, double times) {
    slowdowns.put(fork, times);
    return this;
  }

  /** The fast strategy is so many times faster still on each so-many-th prompt. */
  public SimulatedRun fasterEvery(int ofPrompts, double times) {
    fasterEvery = ofPrompts;
    faster = times;
    return this;
  }

  public SimulatedRun seed(long drawnFrom) {
    seed = drawnFrom;
    return this;
  }

  /**
   * Claims a speedup over the tasks of a scope, as a suite names it: suite, every-task or any-task.
   */
  public SimulatedRun claimsSpeed(String scope, double above) {
    Claim.Scope over = Kebab.constant(Claim.Scope.class, scope).orElseThrow();
    return claims(new Claim.Speedup(FAST, above, over, false));
  }

  public SimulatedRun claimsQuality(String metric, double margin) {
    return claimsQualityOf(FAST, metric, margin);
  }

  public SimulatedRun claimsIdentity(double tieGap) {
    return claims(new Claim.TokenIdentical(FAST, tieGap, false));
  }

  /** Claims a speedup that was published for a model whose dtype and device are not known. */
  public SimulatedRun claimsPublished(double times, String model, String source) {
    String unknown = "unknown";
    return claims(new Claim.Published(FAST, times, model, unknown, unknown, source, false));
  }

  /** Claims a speedup that is judged before the others, on the mean over tasks. */
  public SimulatedRun claimsFirst(double above) {
    return claims(new Claim.Speedup(FAST, above, Claim.Scope.SUITE, true));
  }

  public SimulatedRun claimsQualityOf(String strategy, String metric, double margin) {
    String because = "fewer prompts than raters agree on";
    return claims(new Claim.Quality(strategy, metric, margin, because, false));
  }

  /** Every prompt's reference is another than 4, which full depth answers. */
  public SimulatedRun reference(String text) {
    reference = text;
    return this;
  }

  private SimulatedRun claims(Claim claim) {
    claims.add(claim);
    return this;
  }

  public RunRecord record() {
    return new SimulatedRecord(this).record();
  }
}
