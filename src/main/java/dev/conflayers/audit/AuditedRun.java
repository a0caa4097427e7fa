package dev.conflayers.audit;

import dev.conflayers.result.Measurement;
import dev.conflayers.result.RunRecord;
import dev.conflayers.result.RunStatus;
import dev.conflayers.result.Schedule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A run, seen in the ways that several checks share. */
final class AuditedRun {
  private final RunRecord run;
  private final List<Measurement> measured;

  AuditedRun(RunRecord run) {
    this.run = run;
    this.measured = run.measurements().stream().filter(m -> !m.warmup()).toList();
  }

  /** The outputs of full depth and of another strategy in one block. */
  record Pair(Measurement baseline, Measurement own) {}

  RunRecord run() {
    return run;
  }

  String baseline() {
    return run.schedule().baseline();
  }

  boolean ended() {
    return run.manifest().status() == RunStatus.COMPLETE;
  }

  /** Returns what counts, failed trials included. */
  List<Measurement> measured() {
    return measured;
  }

  /** Returns the strategies beside the baseline whose work has to equal its work. */
  List<String> judged() {
    return names(false);
  }

  /** Says which strategies are let off, or nothing. */
  String letOff() {
    List<String> off = names(true);
    return off.isEmpty()
        ? ""
        : "; left out, because nothing verifies it and no claim is about it: "
            + String.join(", ", off);
  }

  private List<String> names(boolean letOff) {
    Set<String> claimed =
        run.schedule().claims().stream()
            .map(Schedule.ScheduledClaim::strategy)
            .collect(Collectors.toSet());
    return run.schedule().strategies().stream()
        .filter(strategy -> !strategy.name().equals(baseline()))
        .filter(strategy -> letOff != (strategy.verified() || claimed.contains(strategy.name())))
        .map(Schedule.ScheduledStrategy::name)
        .toList();
  }

  /** Returns the pairs of a strategy of which both ended well. */
  List<Pair> pairs(String strategy) {
    Map<Integer, Measurement> baselines = new HashMap<>();
    for (Measurement m : measured) {
      if (m.ok() && m.strategy().equals(baseline())) {
        baselines.putIfAbsent(m.block(), m);
      }
    }
    List<Pair> pairs = new ArrayList<>();
    for (Measurement m : measured) {
      Measurement baseline = baselines.get(m.block());
      if (m.ok() && baseline != null && m.strategy().equals(strategy)) {
        pairs.add(new Pair(baseline, m));
      }
    }
    return pairs;
  }

  /** Returns the logarithm of the time per token that counts; NaN where there is none. */
  static double logTime(Measurement m) {
    return m.ok() && m.output().size() > 0 && m.wallNanos() > 0
        ? Math.log((double) m.wallNanos() / m.output().size())
        : Double.NaN;
  }
}
