package dev.conflayers.judge.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One difference between two baselines.
 *
 * @param what a metric of a strategy, or what the baselines are of
 * @param values of the first and the second
 */
public record BaselineDifference(String what, String values) {
  /** Returns every difference, provenance first. */
  public static List<BaselineDifference> of(Baseline first, Baseline second) {
    List<BaselineDifference> differences = new ArrayList<>();
    String work = first.signature().differences(second.signature());
    if (!work.isEmpty()) {
      differences.add(new BaselineDifference("work", "other " + work));
    }
    if (!first.testbedClass().equals(second.testbedClass())) {
      differences.add(
          new BaselineDifference("testbed", first.testbedClass() + " -> " + second.testbedClass()));
    }
    for (Baseline.Counter was : first.counters()) {
      String what = was.metric() + " of " + was.strategy();
      second.counters().stream()
          .filter(c -> c.metric().equals(was.metric()) && c.strategy().equals(was.strategy()))
          .findFirst()
          .ifPresentOrElse(
              is -> compare(differences, what, was, is),
              () -> differences.add(new BaselineDifference(what, "is gone")));
    }
    for (Baseline.Counter is : second.counters()) {
      if (first.counters().stream()
          .noneMatch(c -> c.metric().equals(is.metric()) && c.strategy().equals(is.strategy()))) {
        differences.add(new BaselineDifference(is.metric() + " of " + is.strategy(), "is new"));
      }
    }
    return differences;
  }

  private static void compare(
      List<BaselineDifference> differences,
      String what,
      Baseline.Counter was,
      Baseline.Counter is) {
    if (!was.digests().equals(is.digests())) {
      List<String> tasks =
          was.digests().keySet().stream()
              .filter(task -> !Objects.equals(was.digests().get(task), is.digests().get(task)))
              .toList();
      differences.add(new BaselineDifference(what, "other tokens on " + String.join(", ", tasks)));
    } else if (was.value() != null && is.value() != null && !was.value().equals(is.value())) {
      differences.add(new BaselineDifference(what, Say.both(was.value(), is.value())));
    }
  }
}
