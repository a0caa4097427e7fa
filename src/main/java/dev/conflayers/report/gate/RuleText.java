package dev.conflayers.report.gate;

import dev.conflayers.base.Numbers;
import dev.conflayers.judge.gate.GateVerdict;
import dev.conflayers.judge.gate.RuleVerdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Formats a rule's verdict in words and numbers, identically in every format and locale. */
public final class RuleText {
  /** Shown in place of a missing number. */
  public static final String NONE = "n/a";

  /** Units of times, rates and their ratios. */
  private static final Pattern TIMED = Pattern.compile("x|(ns|us|µs|ms|s)(/\\w+)?|\\w+/s");

  private RuleText() {}

  /** Returns the headline without a leading state. */
  public static String headline(GateVerdict verdict) {
    String state = verdict.overall() + ": ";
    String headline = verdict.headline();
    return headline.startsWith(state) ? headline.substring(state.length()) : headline;
  }

  /** Returns the finding and the remedy. */
  public static String message(RuleVerdict rule) {
    String found = rule.message();
    if (found.isEmpty() || rule.remedy().isEmpty()) {
      return found + rule.remedy();
    }
    return found + (found.endsWith(".") ? " " : "; ") + rule.remedy();
  }

  /** Returns the remedies for rules, each once, with all rules that share it. */
  public static List<String> advice(List<RuleVerdict> rules) {
    Map<String, List<RuleVerdict>> sharing = new LinkedHashMap<>();
    for (RuleVerdict rule : rules) {
      String common = rule.remedy().isEmpty() ? rule.message() : rule.remedy();
      sharing.computeIfAbsent(common, none -> new ArrayList<>()).add(rule);
    }
    List<String> advice = new ArrayList<>();
    sharing.forEach(
        (common, group) -> {
          String names =
              group.stream().map(RuleText::name).distinct().collect(Collectors.joining(", "));
          boolean same = group.stream().map(RuleVerdict::message).distinct().count() == 1;
          advice.add(names + ": " + (same ? message(group.get(0)) : common));
        });
    return advice;
  }

  /** Returns the metric judged, such as {@code s_steady [S_steady]}. */
  public static String name(RuleVerdict rule) {
    return rule.estimand().isEmpty() ? rule.metric() : rule.metric() + " [" + rule.estimand() + "]";
  }

  /** Returns the metric, strategy and task judged, which together are unique to a rule. */
  public static String subject(RuleVerdict rule) {
    StringJoiner subject = new StringJoiner(", ");
    subject.add(name(rule));
    if (!rule.strategy().isEmpty()) {
      subject.add(rule.strategy());
    }
    return subject.add(rule.task()).toString();
  }

  /** Returns {@code 1.342 x}. */
  public static String value(@Nullable Double value, RuleVerdict rule) {
    return value == null ? NONE : (number(value) + " " + rule.unit()).strip();
  }

  /** Returns {@code +1.2 % [-0.3 %, +2.7 %]}, or as much of it as is known. */
  public static String change(RuleVerdict rule) {
    if (rule.change() == null) {
      return NONE;
    }
    String change = step(rule.change(), rule);
    return rule.low() == null && rule.high() == null
        ? change
        : change + " [" + end(rule.low(), rule) + ", " + end(rule.high(), rule) + "]";
  }

  /** Returns the change and the confidence of its interval. */
  static String changeAtLevel(RuleVerdict rule) {
    return rule.low() == null && rule.high() == null
        ? change(rule)
        : change(rule) + " at " + level(rule.level());
  }

  private static String end(@Nullable Double end, RuleVerdict rule) {
    return end == null ? "no end" : step(end, rule);
  }

  private static String step(double change, RuleVerdict rule) {
    return isRelative(rule) ? Numbers.signed(100 * change, 2) + " %" : Numbers.signed(change, 4);
  }

  /** Returns the tolerated loss. */
  public static String tolerance(RuleVerdict rule) {
    if (rule.delta() == null) {
      return NONE;
    }
    return isRelative(rule) ? Numbers.fixed(100 * rule.delta(), 2) + " %" : number(rule.delta());
  }

  /** Returns {@code 95 %}. */
  static String level(double level) {
    return Numbers.trimmed(100 * level, 2) + " %";
  }

  /**
   * Returns whether the change is relative to the base, as for times, rather than a difference, as
   * for scores. The two values decide if they are known and differ, else the unit.
   */
  private static boolean isRelative(RuleVerdict rule) {
    boolean timed = TIMED.matcher(rule.unit()).matches();
    Double base = rule.base();
    Double head = rule.head();
    Double change = rule.change();
    if (base == null || head == null || change == null || base == 0) {
      return timed;
    }
    double difference = Math.abs(head - base);
    double farFromShare = Math.abs(Math.abs(change) - difference / Math.abs(base));
    double farFromDifference = Math.abs(Math.abs(change) - difference);
    return farFromShare == farFromDifference ? timed : farFromShare < farFromDifference;
  }

  /** Formats a number with at least four significant digits and without trailing zeros. */
  static String number(double value) {
    double size = Math.abs(value);
    if (size != 0 && (size < 1e-3 || size >= 1e9)) {
      return Numbers.scientific(value, 3);
    }
    int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4;
    return Numbers.trimmed(value, decimals);
  }

  /** Returns all facts about a rule, one per line. */
  public static String details(RuleVerdict rule) {
    StringJoiner lines = new StringJoiner("\n");
    lines.add(subject(rule) + ": " + rule.state());
    add(lines, "found", rule.message());
    add(lines, "to do", rule.remedy());
    lines.add("base: " + value(rule.base(), rule));
    lines.add("head: " + value(rule.head(), rule));
    lines.add("change, positive is better: " + changeAtLevel(rule));
    lines.add("tolerated: " + tolerance(rule));
    if (rule.pRaw() != null) {
      lines.add(
          "p: "
              + number(rule.pRaw())
              + (rule.pHolm() == null ? "" : ", adjusted " + number(rule.pHolm())));
    }
    lines.add("pairs: " + rule.nPairs() + ", forks: " + rule.forks());
    if (rule.mde() != null) {
      lines.add(
          "smallest change detectable with power 0.8: "
              + Numbers.fixed(100 * rule.mde(), 2)
              + " %");
    }
    if (rule.nNeeded() != null) {
      lines.add("pairs needed to settle it: " + rule.nNeeded());
    }
    return lines.toString();
  }

  private static void add(StringJoiner lines, String what, String text) {
    if (!text.isEmpty()) {
      lines.add(what + ": " + text);
    }
  }
}
