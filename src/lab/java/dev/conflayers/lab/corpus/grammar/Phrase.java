package dev.conflayers.lab.corpus.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A text template with {@code {slots}}, {@code {@rules}} and {@code [one|of|these]}; a bar outside
 * brackets separates whole alternatives.
 */
final class Phrase {
  private final String source;
  private final Part whole;
  private int at;

  private Phrase(String source) {
    this.source = source;
    this.whole = choice();
    if (at < source.length()) {
      throw new IllegalArgumentException("a ']' too many in: " + source);
    }
  }

  private interface Part {
    void write(Scene scene, Map<String, Phrase> rules, StringBuilder out);
  }

  static Phrase of(String source) {
    return new Phrase(source);
  }

  /** Returns the phrase filled for {@code scene}, with correct capitals, articles and spaces. */
  String text(Scene scene, Map<String, Phrase> rules) {
    StringBuilder out = new StringBuilder();
    whole.write(scene, rules, out);
    return Sentences.tidied(out.toString());
  }

  private Part choice() {
    List<Part> options = new ArrayList<>();
    options.add(sequence());
    while (at < source.length() && source.charAt(at) == '|') {
      at++;
      options.add(sequence());
    }
    return options.size() == 1
        ? options.get(0)
        : (scene, rules, out) -> scene.dice().pick(options).write(scene, rules, out);
  }

  private Part sequence() {
    List<Part> parts = new ArrayList<>();
    while (at < source.length() && source.charAt(at) != '|' && source.charAt(at) != ']') {
      parts.add(part());
    }
    return (scene, rules, out) -> parts.forEach(part -> part.write(scene, rules, out));
  }

  private Part part() {
    char c = source.charAt(at);
    if (c == '[') {
      at++;
      Part inner = choice();
      if (at >= source.length()) {
        throw new IllegalArgumentException("a '[' is not closed in: " + source);
      }
      at++;
      return inner;
    }
    if (c == '{') {
      int end = source.indexOf('}', at);
      String slot = source.substring(at + 1, end);
      at = end + 1;
      return slot.startsWith("@") ? rule(slot.substring(1)) : filled(slot);
    }
    int start = at;
    while (at < source.length() && "[]{|".indexOf(source.charAt(at)) < 0) {
      at++;
    }
    String text = source.substring(start, at);
    return (scene, rules, out) -> out.append(text);
  }

  private static Part filled(String slot) {
    return (scene, rules, out) -> out.append(scene.filled(slot));
  }

  private Part rule(String name) {
    return (scene, rules, out) -> {
      Phrase rule = rules.get(name);
      if (rule == null) {
        throw new IllegalArgumentException("no rule is called '" + name + "' in: " + source);
      }
      rule.whole.write(scene, rules, out);
    };
  }
}
