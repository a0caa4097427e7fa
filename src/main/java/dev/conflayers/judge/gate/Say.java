package dev.conflayers.judge.gate;

import dev.conflayers.base.Numbers;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Formats numbers and sentences for messages. */
final class Say {
  private Say() {}

  /** Returns a number with enough digits to show differences, and whole ones without decimals. */
  static String number(@Nullable Double value) {
    if (value == null) {
      return "nothing";
    }
    return Numbers.wholeOr(value, 4);
  }

  /** Returns two numbers with as many digits as it takes to tell them apart. */
  static String both(double base, double head) {
    for (int digits = 4; digits <= 12; digits++) {
      String one = Numbers.fixed(base, digits);
      String other = Numbers.fixed(head, digits);
      if (!one.equals(other) || base == head) {
        return one + " -> " + other;
      }
    }
    return base + " -> " + head;
  }

  /** Returns a share with its sign, in per cent. */
  static String signed(double share) {
    return Numbers.signed(100 * share, 2) + " %";
  }

  /** Returns sentences joined as clauses of one message, without a full stop. */
  static String clauses(Collection<String> sentences) {
    return sentences.stream()
        .map(sentence -> sentence.replaceFirst("[.]$", ""))
        .collect(Collectors.joining("; "));
  }

  static String percent(double share) {
    return number(Math.round(1e6 * share) / 1e4) + " %";
  }
}
