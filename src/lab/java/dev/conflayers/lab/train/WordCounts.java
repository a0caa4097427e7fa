package dev.conflayers.lab.train;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts the pieces that merges may not cross: single digits, and the matches of GPT-2's pattern in
 * the text between them; the same pre-tokenisation as in the exported tokenizer.json.
 */
final class WordCounts {
  private static final Pattern DIGIT_OR_TEXT = Pattern.compile("\\p{N}|\\P{N}+");
  private static final Pattern WORD =
      Pattern.compile(
          "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
          Pattern.UNICODE_CHARACTER_CLASS);

  private final Map<String, Long> counts = new TreeMap<>();

  void add(String text) {
    Matcher parts = DIGIT_OR_TEXT.matcher(text);
    while (parts.find()) {
      Matcher words = WORD.matcher(parts.group());
      while (words.find()) {
        counts.merge(words.group(), 1L, Long::sum);
      }
    }
  }

  /** Returns how often each piece occurs, in the order of the pieces. */
  Map<String, Long> counts() {
    return counts;
  }
}
