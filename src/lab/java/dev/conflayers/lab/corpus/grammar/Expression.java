package dev.conflayers.lab.corpus.grammar;

import java.util.List;
import java.util.Map;

/**
 * Integer expressions over named numbers: {@code + - * / %}, brackets, comparisons (1 or 0) and,
 * with the lowest precedence, the range {@code a .. b}, which draws.
 */
final class Expression {
  private static final List<List<String>> LEVELS =
      List.of(
          List.of(".."),
          List.of("<=", ">=", "!=", "=", "<", ">"),
          List.of("+", "-"),
          List.of("*", "/", "%"));

  private final String source;
  private final Term term;
  private int at;

  private Expression(String source) {
    this.source = source;
    this.term = level(0);
    skipSpace();
    if (at < source.length()) {
      throw problem("unexpected '" + source.charAt(at) + "'");
    }
  }

  private interface Term {
    int value(Map<String, Integer> numbers, Dice dice);
  }

  static Expression of(String source) {
    return new Expression(source);
  }

  int value(Map<String, Integer> numbers, Dice dice) {
    return term.value(numbers, dice);
  }

  private Term level(int depth) {
    if (depth == LEVELS.size()) {
      return atom();
    }
    Term left = level(depth + 1);
    for (String operator = operator(depth); !operator.isEmpty(); operator = operator(depth)) {
      String applied = operator;
      Term first = left;
      Term second = level(depth + 1);
      left =
          (numbers, dice) ->
              applied(applied, first.value(numbers, dice), second.value(numbers, dice), dice);
    }
    return left;
  }

  private String operator(int depth) {
    skipSpace();
    for (String operator : LEVELS.get(depth)) {
      if (source.startsWith(operator, at)) {
        at += operator.length();
        return operator;
      }
    }
    return "";
  }

  private static int applied(String operator, int a, int b, Dice dice) {
    return switch (operator) {
      case "+" -> a + b;
      case "-" -> a - b;
      case "*" -> a * b;
      case "/" -> a / b;
      case "%" -> a % b;
      case ".." -> dice.between(a, Math.max(a, b));
      case "=" -> a == b ? 1 : 0;
      case "!=" -> a != b ? 1 : 0;
      case "<" -> a < b ? 1 : 0;
      case ">" -> a > b ? 1 : 0;
      case "<=" -> a <= b ? 1 : 0;
      default -> a >= b ? 1 : 0;
    };
  }

  private Term atom() {
    skipSpace();
    if (at < source.length() && source.charAt(at) == '(') {
      at++;
      Term inner = level(0);
      skipSpace();
      if (at >= source.length() || source.charAt(at) != ')') {
        throw problem("a bracket is not closed");
      }
      at++;
      return inner;
    }
    int start = at;
    while (at < source.length() && Character.isLetterOrDigit(source.charAt(at))) {
      at++;
    }
    String name = source.substring(start, at);
    if (name.isEmpty()) {
      throw problem("a number or a name is missing");
    }
    if (Character.isDigit(name.charAt(0))) {
      int constant = Integer.parseInt(name);
      return (numbers, dice) -> constant;
    }
    return (numbers, dice) -> {
      Integer value = numbers.get(name);
      if (value == null) {
        throw problem("no number is called '" + name + "', only " + numbers.keySet());
      }
      return value;
    };
  }

  private void skipSpace() {
    while (at < source.length() && source.charAt(at) == ' ') {
      at++;
    }
  }

  private IllegalArgumentException problem(String what) {
    return new IllegalArgumentException("'" + source + "' at " + at + ": " + what);
  }
}
