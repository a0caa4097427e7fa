package dev.conflayers.evidence.integrity;

import dev.conflayers.model.token.TokenIds;
import dev.conflayers.record.Finish;
import dev.conflayers.record.Measurement;
import dev.conflayers.suite.declared.Claim;
import dev.conflayers.suite.declared.Schedule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks of single trials: failures, tokens after the stop, and truncation. */
final class TrialChecks {

  /** A larger share of failures voids a run. */
  private static final double FAILED = 0.02;

  /** Allowed excess of a strategy's share of failures over full depth's. */
  private static final double FAILED_MORE = 0.01;

  private static final double FEW_TRUNCATED = 0.10;
  private static final double MOST_TRUNCATED = 0.50;

  private final AuditedRun run;

  TrialChecks(AuditedRun run) {
    this.run = run;
  }

  /** Checks the share of failed trials of each strategy. */
  Finding failures() {
    String check = "failures";
    double baseline = failedShare(run.baseline());
    List<String> failing = new ArrayList<>();
    boolean voids = false;
    for (Schedule.ScheduledStrategy strategy : run.run().schedule().strategies()) {
      double share = failedShare(strategy.name());
      if (share > 0) {
        failing.add(FigureText.of("%s in %.1f%% of its trials", strategy.name(), 100 * share));
        voids |= share > FAILED || share - baseline > FAILED_MORE;
      }
    }
    if (run.measured().isEmpty()) {
      return Finding.fail(check, "nothing was measured.");
    }
    if (failing.isEmpty()) {
      return Finding.pass(
          check, "none of the " + run.measured().size() + " measured trials failed.");
    }
    String evidence = "trials failed, which excludes their pairs: " + FigureText.some(failing);
    return voids
        ? Finding.fail(
            check,
            evidence
                + "; at most 2% may fail, and at most 1 percentage point more than "
                + run.baseline()
                + "'s.")
        : Finding.warn(check, evidence + ".");
  }

  private double failedShare(String strategy) {
    List<Measurement> own =
        run.measured().stream().filter(m -> m.strategy().equals(strategy)).toList();
    return own.isEmpty() ? 0 : (double) own.stream().filter(m -> !m.ok()).count() / own.size();
  }

  /** Checks that tokens after the stop, which are emitted, are not counted. */
  Finding countedTokens() {
    String check = "counted-tokens";
    Map<String, Integer> limits = new HashMap<>();
    run.run().schedule().tasks().stream()
        .filter(task -> task.maxNewTokens() >= 0)
        .forEach(task -> limits.put(task.task(), task.maxNewTokens()));
    List<Measurement> ok = run.run().measurements().stream().filter(Measurement::ok).toList();
    Set<Integer> stops = new HashSet<>();
    for (Measurement m : ok) {
      if (m.finish() == Finish.STOP_TOKEN && m.output().size() > 0) {
        stops.add(m.output().get(m.output().size() - 1));
      }
    }
    List<String> off = new ArrayList<>();
    long behind = 0;
    for (Measurement m : ok) {
      int limit = limits.getOrDefault(m.task(), Integer.MAX_VALUE);
      String wrong = wrong(m, limit, stops);
      if (!wrong.isEmpty()) {
        off.add(
            run.lines().place(m) + ": trial " + m.trial() + " of " + m.strategy() + " " + wrong);
      }
      behind += m.emitted() - m.output().size();
    }
    if (ok.isEmpty()) {
      return Finding.notChecked(check, "no trial has an output.");
    }
    return off.isEmpty()
        ? Finding.pass(
            check,
            FigureText.of(
                "none of %d outputs continues after its stop; the %d tokens emitted after one are"
                    + " not counted.",
                ok.size(), behind))
        : Finding.fail(
            check,
            "outputs are not the tokens emitted up to the stop: " + FigureText.some(off) + ".");
  }

  private static String wrong(Measurement m, int limit, Set<Integer> stops) {
    TokenIds output = m.output();
    if (output.size() > m.emitted()) {
      return FigureText.of("counts %d tokens, but emitted %d", output.size(), m.emitted());
    }
    if (output.size() > limit || (m.finish() == Finish.LENGTH && output.size() < limit)) {
      return FigureText.of("counts %d tokens, but its limit is %d", output.size(), limit);
    }
    int stop = output.firstIndex(stops::contains);
    if (stop < output.size() - 1) {
      return FigureText.of("counts %d tokens after a stop token", output.size() - 1 - stop);
    }
    // The first token comes from prefill, the others from the steps.
    int at = 1;
    for (Measurement.Step step : m.steps()) {
      for (int i = 0; i < step.emitted().size() && at < output.size(); i++, at++) {
        if (output.get(at) != step.emitted().get(i)) {
          return "has a token at " + at + " other than its step emitted";
        }
      }
    }
    return "";
  }

  /** Checks the share of outputs that the length limit ended, by task. */
  Finding truncation(boolean stopsIgnored) {
    String check = "truncation";
    if (stopsIgnored) {
      return Finding.pass(
          check, "every output was to reach its length limit, ignoring stop tokens.");
    }
    List<String> off = new ArrayList<>();
    double most = -1;
    String longest = "";
    for (Schedule.ScheduledTask task : run.run().schedule().tasks()) {
      List<Measurement> of =
          run.measured().stream().filter(m -> m.ok() && m.task().equals(task.task())).toList();
      if (of.isEmpty()) {
        continue;
      }
      double share =
          (double) of.stream().filter(m -> m.finish() == Finish.LENGTH).count() / of.size();
      String words =
          FigureText.of(
              "%s %.1f%% (limit %d tokens)", task.task(), 100 * share, task.maxNewTokens());
      if (share > FEW_TRUNCATED) {
        off.add(words);
      }
      if (share > most) {
        most = share;
        longest = words;
      }
    }
    if (most < 0) {
      return Finding.notChecked(check, "no trial has an output.");
    }
    if (off.isEmpty()) {
      return Finding.pass(
          check,
          "the length limit cuts off at most 10% of a task's outputs, most in " + longest + ".");
    }
    boolean scored =
        run.run().schedule().claims().stream().anyMatch(Claim.Quality.class::isInstance);
    String evidence = "the length limit cuts outputs off, so their scores are those of fragments: ";
    return scored && most > MOST_TRUNCATED
        ? Finding.fail(check, evidence + FigureText.some(off) + "; and a claim is about scores.")
        : Finding.warn(check, evidence + FigureText.some(off) + ".");
  }
}
