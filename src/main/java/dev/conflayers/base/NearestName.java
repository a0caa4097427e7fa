package dev.conflayers.base;

import java.util.Collection;
import java.util.Comparator;

/** Suggests the name that a misspelt one was meant to be. */
public final class NearestName {
  /** Shorter beginnings say too little. */
  private static final int SHORTEST = 5;

  private NearestName() {}

  /**
   * Returns {@code "; did you mean 'x'?"} for the nearest of {@code names}, or for the first that
   * begins like what was typed, or an empty text.
   */
  public static String hint(String typed, Collection<String> names) {
    return names.stream()
        .filter(name -> distance(typed, name) <= Math.max(2, typed.length() / 3))
        .min(Comparator.comparingInt((String name) -> distance(typed, name)))
        .or(() -> names.stream().filter(name -> begins(name, typed)).findFirst())
        .map(name -> "; did you mean '" + name + "'?")
        .orElse("");
  }

  /** Returns whether a name that is much longer begins nearly like what was typed. */
  private static boolean begins(String name, String typed) {
    int length = typed.length();
    return length >= SHORTEST
        && name.length() > length
        && distance(typed, name.substring(0, length + 1)) <= Math.max(1, length / 5);
  }

  /** Returns the Levenshtein distance: the fewest insertions, deletions and replacements. */
  static int distance(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[b.length()];
  }
}
