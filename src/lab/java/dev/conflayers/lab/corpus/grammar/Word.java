package dev.conflayers.lab.corpus.grammar;

import java.util.Map;

/**
 * An entry of a word list.
 *
 * @param forms other forms by name, such as {@code plural} or {@code he}
 */
public record Word(String text, Map<String, String> forms) {
  public Word {
    forms = Map.copyOf(forms);
  }

  /** Returns the form called {@code name}; every word has a plural. */
  public String form(String name) {
    String form = forms.get(name);
    if (form == null) {
      if (name.equals("plural")) {
        return plural(text);
      }
      throw new IllegalArgumentException(
          "the word '" + text + "' has no form '" + name + "'; it has " + forms.keySet());
    }
    return form;
  }

  /** Returns the regular English plural; irregular ones are in the lists. */
  private static String plural(String noun) {
    char before = noun.length() > 1 ? noun.charAt(noun.length() - 2) : ' ';
    if (noun.endsWith("y") && "aeiou".indexOf(before) < 0) {
      return noun.substring(0, noun.length() - 1) + "ies";
    }
    boolean hisses = noun.matches(".*(?:s|x|z|ch|sh)");
    return noun + (hisses ? "es" : "s");
  }
}
