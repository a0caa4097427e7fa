package dev.conflayers.judge.gate;

import dev.conflayers.base.Check;
import dev.conflayers.base.KeyRefusal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * A rule that a named person has muted until a date: measured and shown, but not counted.
 *
 * @param metric metric whose rules are muted
 * @param task limits the mute to one task
 * @param strategy limits the mute to one strategy
 * @param testbed limits the mute to one class of machine
 * @param owner who answers for it
 * @param reason why
 * @param expires the last day on which it is in force, such as 2026-12-01
 */
public record Mute(
    String metric,
    @Nullable String task,
    @Nullable String strategy,
    @Nullable String testbed,
    String owner,
    String reason,
    String expires) {
  public Mute {
    GateMetrics.byName(metric);
    Check.that(!owner.isBlank(), "owner", "must name who answers for the mute");
    Check.that(!reason.isBlank(), "reason", "must say why the rule is muted");
    day(expires);
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new KeyRefusal("expires", "must be a day such as 2026-12-01, got '" + text + "'", e);
    }
  }

  /** Returns whether it is about this rule, whatever the date. */
  boolean concerns(String ofMetric, String ofTask, String ofStrategy, String ofTestbed) {
    return metric.equals(ofMetric)
        && (task == null || task.equals(ofTask))
        && (strategy == null || strategy.equals(ofStrategy))
        && (testbed == null || testbed.equals(ofTestbed));
  }

  boolean expired(LocalDate today) {
    return today.isAfter(day(expires));
  }
}
