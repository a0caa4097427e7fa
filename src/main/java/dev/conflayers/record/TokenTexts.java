package dev.conflayers.record;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the ids of a run say, each by itself: {@code tokens.json}. Part of a character has no text
 * of its own, and neither has a special token.
 */
public record TokenTexts(SortedMap<Integer, String> texts) {
  public TokenTexts {
    texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
  }

  /** Returns the texts of a run that kept none. */
  public static TokenTexts none() {
    return new TokenTexts(new TreeMap<>());
  }

  /** Returns these texts and others. */
  TokenTexts and(Map<Integer, String> others) {
    SortedMap<Integer, String> all = new TreeMap<>(texts);
    all.putAll(others);
    return new TokenTexts(all);
  }

  /** Returns the text of an id, or {@code #id} where it has none; ? for an id that is not known. */
  public String of(int id) {
    if (id < 0) {
      return "?";
    }
    String text = texts.getOrDefault(id, "");
    return text.isEmpty() ? "#" + id : text;
  }
}
