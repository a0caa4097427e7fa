package dev.conflayers.corpus.instruction;

import dev.conflayers.corpus.grammar.Dice;
import dev.conflayers.corpus.grammar.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The words and numbers that instructions are about. */
final class Material {
  private static final List<String> LISTS =
      List.of("word", "thing,gear", "food", "animal", "colour", "job", "person");

  private static final List<String> PLAIN = List.of("word", "animal", "food", "thing");

  private final Words words;
  private final Map<String, List<String>> texts = new HashMap<>();

  Material(Words words) {
    this.words = words;
  }

  private List<String> texts(String list) {
    return texts.computeIfAbsent(list, words::texts);
  }

  /** Returns different words of one kind, from {@code fewest} to {@code most} of them. */
  List<String> some(Dice dice, int fewest, int most) {
    return dice.sample(texts(dice.pick(LISTS)), dice.between(fewest, most));
  }

  /** Returns different words of one list. */
  List<String> some(Dice dice, String list, int count) {
    return dice.sample(texts(list), count);
  }

  String one(Dice dice, String list) {
    return dice.pick(texts(list));
  }

  /** Returns one plain word. */
  String word(Dice dice) {
    return dice.pick(texts(dice.pick(PLAIN)));
  }

  /** Returns different numbers. */
  List<Integer> numbers(Dice dice, int fewest, int most, int largest) {
    int count = dice.between(fewest, most);
    List<Integer> numbers = new ArrayList<>();
    while (numbers.size() < count) {
      int number = dice.between(1, largest);
      if (!numbers.contains(number)) {
        numbers.add(number);
      }
    }
    return numbers;
  }

  static String spaced(List<?> items) {
    return items.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  static String listed(List<?> items) {
    return items.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  static List<String> texts(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).toList();
  }

  /** Returns the letters of a word, in order. */
  static List<String> letters(String word) {
    return IntStream.range(0, word.length()).mapToObj(i -> word.substring(i, i + 1)).toList();
  }
}
