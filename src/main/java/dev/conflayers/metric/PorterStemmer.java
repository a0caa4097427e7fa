package dev.conflayers.metric;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The Porter stemmer as NLTK runs it by default: Porter (1980) with NLTK's own extensions, which is
 * what {@code rouge_score} stems with.
 *
 * <p>Words are lower-case ASCII; the <em>measure</em> is the number of vowel runs followed by a
 * consonant (Porter's m).
 */
final class PorterStemmer {
  /** Exceptions that NLTK looks up before applying rules. */
  private static final Map<String, String> IRREGULAR =
      Map.ofEntries(
          Map.entry("sky", "sky"),
          Map.entry("skies", "sky"),
          Map.entry("dying", "die"),
          Map.entry("lying", "lie"),
          Map.entry("tying", "tie"),
          Map.entry("news", "news"),
          Map.entry("innings", "inning"),
          Map.entry("inning", "inning"),
          Map.entry("outings", "outing"),
          Map.entry("outing", "outing"),
          Map.entry("cannings", "canning"),
          Map.entry("canning", "canning"),
          Map.entry("howe", "howe"),
          Map.entry("proceed", "proceed"),
          Map.entry("exceed", "exceed"),
          Map.entry("succeed", "succeed"));

  private static final List<Rule> PLURALS =
      List.of(
          Rule.always("sses", "ss"),
          Rule.always("ies", "i"),
          Rule.always("ss", "ss"),
          Rule.always("s", ""));

  private static final List<Rule> DOUBLE_SUFFIXES =
      List.of(
          Rule.positive("ational", "ate"),
          Rule.positive("tional", "tion"),
          Rule.positive("enci", "ence"),
          Rule.positive("anci", "ance"),
          Rule.positive("izer", "ize"),
          Rule.positive("bli", "ble"),
          Rule.positive("alli", "al"),
          Rule.positive("entli", "ent"),
          Rule.positive("eli", "e"),
          Rule.positive("ousli", "ous"),
          Rule.positive("ization", "ize"),
          Rule.positive("ation", "ate"),
          Rule.positive("ator", "ate"),
          Rule.positive("alism", "al"),
          Rule.positive("iveness", "ive"),
          Rule.positive("fulness", "ful"),
          Rule.positive("ousness", "ous"),
          Rule.positive("aliti", "al"),
          Rule.positive("iviti", "ive"),
          Rule.positive("biliti", "ble"),
          Rule.positive("fulli", "ful"),
          // The l counts as part of the stem, so that "geologi" is stemmed like "philologi".
          new Rule("logi", "log", stem -> measure(stem + "l") > 0));

  private static final List<Rule> TRIPLE_SUFFIXES =
      List.of(
          Rule.positive("icate", "ic"),
          Rule.positive("ative", ""),
          Rule.positive("alize", "al"),
          Rule.positive("iciti", "ic"),
          Rule.positive("ical", "ic"),
          Rule.positive("ful", ""),
          Rule.positive("ness", ""));

  private static final List<Rule> LAST_SUFFIXES =
      List.of(
          Rule.longStem("al"),
          Rule.longStem("ance"),
          Rule.longStem("ence"),
          Rule.longStem("er"),
          Rule.longStem("ic"),
          Rule.longStem("able"),
          Rule.longStem("ible"),
          Rule.longStem("ant"),
          Rule.longStem("ement"),
          Rule.longStem("ment"),
          Rule.longStem("ent"),
          new Rule("ion", "", s -> measure(s) > 1 && (s.endsWith("s") || s.endsWith("t"))),
          Rule.longStem("ou"),
          Rule.longStem("ism"),
          Rule.longStem("ate"),
          Rule.longStem("iti"),
          Rule.longStem("ous"),
          Rule.longStem("ive"),
          Rule.longStem("ize"));

  private PorterStemmer() {}

  /** A rule that replaces a suffix if the rest of the word meets its condition. */
  private record Rule(String suffix, String replacement, Predicate<String> condition) {
    static Rule always(String suffix, String replacement) {
      return new Rule(suffix, replacement, stem -> true);
    }

    static Rule positive(String suffix, String replacement) {
      return new Rule(suffix, replacement, stem -> measure(stem) > 0);
    }

    static Rule longStem(String suffix) {
      return new Rule(suffix, "", stem -> measure(stem) > 1);
    }
  }

  /** Returns the stem of a lower-case word. */
  static String stem(String word) {
    String irregular = IRREGULAR.get(word);
    if (irregular != null) {
      return irregular;
    }
    if (word.length() <= 2) {
      return word;
    }
    String stem = pastAndProgressive(plural(word));
    stem = finalY(stem);
    stem = doubleSuffix(stem);
    stem = apply(TRIPLE_SUFFIXES, stem);
    stem = apply(LAST_SUFFIXES, stem);
    return finalDoubleL(finalE(stem));
  }

  /**
   * Applies the first rule whose suffix matches; if its condition fails, no later rule is tried.
   */
  private static String apply(List<Rule> rules, String word) {
    for (Rule rule : rules) {
      if (word.endsWith(rule.suffix())) {
        String stem = cut(word, rule.suffix().length());
        return rule.condition().test(stem) ? stem + rule.replacement() : word;
      }
    }
    return word;
  }

  private static String plural(String word) {
    if (word.length() == 4 && word.endsWith("ies")) {
      return cut(word, 1); // dies -> die, instead of Porter's di
    }
    return apply(PLURALS, word);
  }

  private static String pastAndProgressive(String word) {
    if (word.endsWith("ied")) {
      return cut(word, word.length() == 4 ? 1 : 2);
    }
    if (word.endsWith("eed")) {
      return measure(cut(word, 3)) > 0 ? cut(word, 1) : word;
    }
    for (String suffix : List.of("ed", "ing")) {
      if (word.endsWith(suffix)) {
        String stem = cut(word, suffix.length());
        if (hasVowel(stem)) {
          return repaired(stem);
        }
      }
    }
    return word;
  }

  /** Restores the ending of a stem after removing -ed or -ing. */
  private static String repaired(String stem) {
    if (stem.endsWith("at") || stem.endsWith("bl") || stem.endsWith("iz")) {
      return stem + "e";
    }
    int last = stem.length() - 1;
    boolean doubled =
        stem.length() >= 2 && stem.charAt(last) == stem.charAt(last - 1) && consonant(stem, last);
    if (doubled) {
      return "lsz".indexOf(stem.charAt(last)) < 0 ? cut(stem, 1) : stem;
    }
    return measure(stem) == 1 && endsConsonantVowelConsonant(stem) ? stem + "e" : stem;
  }

  private static String finalY(String word) {
    boolean turns = word.endsWith("y") && word.length() > 2 && consonant(word, word.length() - 2);
    return turns ? cut(word, 1) + "i" : word;
  }

  private static String doubleSuffix(String word) {
    if (word.endsWith("alli") && measure(cut(word, 4)) > 0) {
      return doubleSuffix(cut(word, 2));
    }
    return apply(DOUBLE_SUFFIXES, word);
  }

  private static String finalE(String word) {
    if (!word.endsWith("e")) {
      return word;
    }
    String stem = cut(word, 1);
    int measure = measure(stem);
    boolean drops = measure > 1 || (measure == 1 && !endsConsonantVowelConsonant(stem));
    return drops ? stem : word;
  }

  private static String finalDoubleL(String word) {
    return word.endsWith("ll") && measure(cut(word, 1)) > 1 ? cut(word, 1) : word;
  }

  private static String cut(String word, int letters) {
    return word.substring(0, word.length() - letters);
  }

  /** A y is a consonant at the start of a word and after a vowel. */
  private static boolean consonant(String word, int i) {
    return switch (word.charAt(i)) {
      case 'a', 'e', 'i', 'o', 'u' -> false;
      case 'y' -> i == 0 || !consonant(word, i - 1);
      default -> true;
    };
  }

  private static int measure(String stem) {
    int measure = 0;
    for (int i = 1; i < stem.length(); i++) {
      if (consonant(stem, i) && !consonant(stem, i - 1)) {
        measure++;
      }
    }
    return measure;
  }

  private static boolean hasVowel(String stem) {
    for (int i = 0; i < stem.length(); i++) {
      if (!consonant(stem, i)) {
        return true;
      }
    }
    return false;
  }

  /** Porter's *o; NLTK also counts a two-letter vowel-consonant stem. */
  private static boolean endsConsonantVowelConsonant(String word) {
    int n = word.length();
    if (n == 2) {
      return !consonant(word, 0) && consonant(word, 1);
    }
    return n >= 3
        && consonant(word, n - 3)
        && !consonant(word, n - 2)
        && consonant(word, n - 1)
        && "wxy".indexOf(word.charAt(n - 1)) < 0;
  }
}
