package dev.conflayers.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Tokeniser of {@code rouge_score}: lower-cased runs of ASCII letters and digits; every other
 * character, including accented letters, is a separator.
 */
final class RougeTokens {
  /** Shorter tokens are never stemmed. */
  private static final int SHORTEST_STEMMED = 4;

  private RougeTokens() {}

  static List<String> of(String text, boolean stemmed) {
    String lower = text.toLowerCase(Locale.ROOT);
    List<String> tokens = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= lower.length(); i++) {
      if (i < lower.length() && isTokenChar(lower.charAt(i))) {
        continue;
      }
      if (i > start) {
        String token = lower.substring(start, i);
        boolean stems = stemmed && token.length() >= SHORTEST_STEMMED;
        tokens.add(stems ? PorterStemmer.stem(token) : token);
      }
      start = i + 1;
    }
    return tokens;
  }

  /** Returns the share of letters and digits that are in tokens; 0 where there are none. */
  static double share(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    long all = lower.codePoints().filter(Character::isLetterOrDigit).count();
    long seen = lower.chars().filter(c -> isTokenChar((char) c)).count();
    return all == 0 ? 0 : (double) seen / all;
  }

  /** Returns the tokens of each non-empty line; a line may still contain no token. */
  static List<List<String>> ofLines(String text, boolean stemmed) {
    List<List<String>> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      if (!line.isEmpty()) {
        lines.add(of(line, stemmed));
      }
    }
    return lines;
  }

  private static boolean isTokenChar(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }
}
