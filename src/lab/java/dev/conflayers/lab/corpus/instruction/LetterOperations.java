package dev.conflayers.lab.corpus.instruction;

import dev.conflayers.lab.corpus.instruction.Operation.Case;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Operations on the letters of words and the words of a line. */
final class LetterOperations {
  private static final String VOWELS = "aeiou";

  private LetterOperations() {}

  static List<Operation> all() {
    return List.of(
        pair(
            "spell",
            word -> String.join("-", Material.letters(word)),
            "Spell the words.",
            "Spell the words with hyphens between the letters.",
            "Write the letters one by one."),
        pair(
            "unspell",
            word -> word,
            word -> String.join("-", Material.letters(word)),
            "Which words are spelled here?",
            "Join the letters to words."),
        pair(
            "reverse-word",
            word -> new StringBuilder(word).reverse().toString(),
            "Write each word backwards.",
            "Reverse the letters of each word.",
            "Spell each word from its end."),
        pair(
            "count-letters",
            word -> Integer.toString(word.length()),
            "How many letters does each word have?",
            "Count the letters of each word."),
        pair(
            "last-letter",
            word -> word.substring(word.length() - 1),
            "What is the last letter of each word?",
            "Write only the last letters."),
        pair(
            "count-vowels",
            word -> Long.toString(word.chars().filter(c -> VOWELS.indexOf((char) c) >= 0).count()),
            "How many vowels does each word have?",
            "Count the vowels of each word."),
        line(
            "upper",
            text -> text.toUpperCase(Locale.ROOT),
            "Write the text in capital letters.",
            "Convert to upper case.",
            "Change all letters to capitals."),
        line(
            "titled",
            LetterOperations::titled,
            "Capitalise every word.",
            "Begin each word with a capital letter."),
        line(
            "snake",
            text -> text.replace(' ', '_'),
            "Join the words with underscores.",
            "Replace the spaces by underscores."),
        line(
            "initials",
            LetterOperations::initials,
            "Write the initials of the words.",
            "Give the first letter of each word."),
        line(
            "count-words",
            text -> Integer.toString(words(text).size()),
            "How many words are there?",
            "Count the words."),
        line(
            "last-word",
            text -> words(text).get(words(text).size() - 1),
            "What is the last word?",
            "Write only the last word."),
        new Operation(
            "lower",
            List.of("Write the text in small letters.", "Convert to lower case."),
            (material, dice) -> {
              List<String> items = material.some(dice, 2, 4);
              String text = Material.spaced(items).toLowerCase(Locale.ROOT);
              return Case.of(items, text.toUpperCase(Locale.ROOT), text);
            }));
  }

  private static Operation pair(String name, UnaryOperator<String> change, String... phrasings) {
    return pair(name, change, word -> word, phrasings);
  }

  /** Two words, so that a prompt is new although both its words occur in training. */
  private static Operation pair(
      String name, UnaryOperator<String> change, UnaryOperator<String> shown, String... phrasings) {
    return new Operation(
        name,
        List.of(phrasings),
        (material, dice) -> {
          List<String> words = material.plain(dice);
          return Case.of(
              words,
              Material.spaced(words.stream().map(shown).toList()),
              Material.spaced(words.stream().map(change).toList()));
        });
  }

  private static Operation line(String name, UnaryOperator<String> change, String... phrasings) {
    return new Operation(
        name,
        List.of(phrasings),
        (material, dice) -> {
          List<String> items = material.some(dice, 2, 5);
          String text = Material.spaced(items).toLowerCase(Locale.ROOT);
          return Case.of(items, text, change.apply(text));
        });
  }

  private static List<String> words(String text) {
    return List.of(text.split(" ", -1));
  }

  private static String titled(String text) {
    return Material.spaced(
        words(text).stream()
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .toList());
  }

  private static String initials(String text) {
    return Material.spaced(words(text).stream().map(word -> word.substring(0, 1)).toList());
  }
}
