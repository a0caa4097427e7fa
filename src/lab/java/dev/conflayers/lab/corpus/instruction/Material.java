package dev.conflayers.lab.corpus.instruction;

import dev.conflayers.lab.corpus.grammar.Dice;
import dev.conflayers.lab.corpus.grammar.WordLists;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The words and numbers used in instructions: a few dozen from every list, evenly spaced. A model
 * of three million parameters sees each often enough to learn its spelling and alphabetical
 * position; the combinations in an item are still new.
 */
final class Material {
  private static final int WORDS = 24;
  private static final int NAMES = 48;

  private static final List<String> LISTS =
      List.of("word", "thing,gear", "food", "animal", "colour", "job", "person");

  private static final List<String> PLAIN = List.of("word", "animal", "food", "thing");

  private final WordLists words;
  private final Map<String, List<String>> texts = new HashMap<>();
  private final Map<String, List<String>> names = new HashMap<>();

  Material(WordLists words) {
    this.words = words;
  }

  private List<String> texts(String list) {
    return texts.computeIfAbsent(list, name -> spread(words.texts(name), WORDS));
  }

  /** Returns {@code count} of {@code all}, evenly spaced. */
  private static List<String> spread(List<String> all, int count) {
    return all.size() <= count
        ? all
        : IntStream.range(0, count).mapToObj(i -> all.get(i * all.size() / count)).toList();
  }

  /** Returns between {@code fewest} and {@code most} distinct words of one kind. */
  List<String> some(Dice dice, int fewest, int most) {
    return dice.sample(texts(dice.pick(LISTS)), dice.between(fewest, most));
  }

  String one(Dice dice, String list) {
    return dice.pick(texts(list));
  }

  /** Returns the name of a person or a place, which are more numerous than other words. */
  String name(Dice dice, String list) {
    return dice.pick(names.computeIfAbsent(list, known -> spread(words.texts(known), NAMES)));
  }

  /** Returns two plain words. */
  List<String> plain(Dice dice) {
    return dice.sample(texts(dice.pick(PLAIN)), 2);
  }

  /** Returns distinct numbers. */
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
