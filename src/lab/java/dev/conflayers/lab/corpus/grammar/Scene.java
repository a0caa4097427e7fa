package dev.conflayers.lab.corpus.grammar;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The values of one text: the words and numbers drawn for its slots, and its dice. */
final class Scene {
  private final Dice dice;
  private final Map<String, Word> words = new LinkedHashMap<>();
  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  Scene(Dice dice) {
    this.dice = dice;
  }

  Dice dice() {
    return dice;
  }

  Map<String, Integer> numbers() {
    return numbers;
  }

  /** Draws a word not used by another slot. */
  void draw(String slot, List<Word> options) {
    Word drawn = dice.pick(options);
    while (taken(drawn)) {
      drawn = dice.pick(options);
    }
    words.put(slot, drawn);
  }

  private boolean taken(Word candidate) {
    return words.values().stream().anyMatch(word -> word.text().equals(candidate.text()));
  }

  void set(String slot, int number) {
    numbers.put(slot, number);
  }

  /** Returns the first two words drawn, which identify the combination. */
  String pair() {
    List<String> drawn = words.values().stream().map(Word::text).limit(2).toList();
    return String.join("+", drawn);
  }

  /**
   * Returns the value of a slot: {@code n} a word or number, {@code n.his} a form of it, {@code
   * o#a} the singular or plural according to {@code a}, {@code a+b} a sum.
   */
  String filled(String slot) {
    int hash = slot.indexOf('#');
    if (hash >= 0) {
      boolean one = number(slot.substring(hash + 1)) == 1;
      Word word = word(slot.substring(0, hash));
      return one ? word.text() : word.form("plural");
    }
    int dot = slot.indexOf('.');
    if (dot >= 0 && !slot.contains("..")) {
      return form(word(slot.substring(0, dot)), slot.substring(dot + 1));
    }
    Word word = words.get(slot);
    return word == null ? Integer.toString(number(slot)) : word.text();
  }

  private static String form(Word word, String name) {
    if (name.equals("Text")) {
      return word.text().substring(0, 1).toUpperCase(Locale.ROOT) + word.text().substring(1);
    }
    return word.form(name);
  }

  private int number(String expression) {
    Integer known = numbers.get(expression);
    return known == null ? Expression.of(expression).value(numbers, dice) : known;
  }

  private Word word(String slot) {
    Word word = words.get(slot);
    if (word == null) {
      throw new IllegalArgumentException(
          "no word was drawn for '" + slot + "', only for " + words.keySet());
    }
    return word;
  }
}
