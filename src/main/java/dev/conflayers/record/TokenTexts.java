package dev.conflayers.record;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Text of each token id of a run: {@code tokens.json}. Parts of a character and special tokens have
 * no text.
 */
public record TokenTexts(SortedMap<Integer, String> texts) {
  public TokenTexts {
    texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
  }

  /** Returns the empty texts of a run that recorded none. */
  public static TokenTexts none() {
    return new TokenTexts(new TreeMap<>());
  }

  /** Returns the union of these texts and others. */
  TokenTexts and(Map<Integer, String> others) {
    SortedMap<Integer, String> all = new TreeMap<>(texts);
    all.putAll(others);
    return new TokenTexts(all);
  }

  /** Returns the text of an id, {@code #id} if it has none, or ? if the id is unknown. */
  public String of(int id) {
    if (id < 0) {
      return "?";
    }
    String text = texts.getOrDefault(id, "");
    return text.isEmpty() ? "#" + id : text;
  }
}
