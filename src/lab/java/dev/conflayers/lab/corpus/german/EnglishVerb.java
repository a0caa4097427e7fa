package dev.conflayers.lab.corpus.german;

/**
 * An English verb; what follows its first word, as in {@code look for}, stays as it is.
 *
 * @param progressive its -ing form
 */
record EnglishVerb(String base, String past, String progressive) {
  private static final String VOWELS = "aeiou";

  /** Takes the -ing form from the base by rule. */
  static EnglishVerb regular(String base, String past) {
    String first = firstWord(base);
    boolean dropsE = first.endsWith("e") && !first.endsWith("ee");
    String stem = dropsE ? first.substring(0, first.length() - 1) : first;
    boolean doubles = first.matches("run|sit|swim|cut|forget|put|get|chat");
    String doubled = doubles ? stem + stem.charAt(stem.length() - 1) : stem;
    return new EnglishVerb(base, past, doubled + "ing" + base.substring(first.length()));
  }

  String third() {
    String first = firstWord(base);
    String rest = base.substring(first.length());
    if (first.equals("have")) {
      return "has" + rest;
    }
    char last = first.charAt(first.length() - 1);
    char before = first.charAt(first.length() - 2);
    if (last == 'y' && VOWELS.indexOf(before) < 0) {
      return first.substring(0, first.length() - 1) + "ies" + rest;
    }
    boolean hisses = first.matches(".*(?:s|x|z|ch|sh|o)");
    return first + (hisses ? "es" : "s") + rest;
  }

  private static String firstWord(String phrase) {
    int space = phrase.indexOf(' ');
    return space < 0 ? phrase : phrase.substring(0, space);
  }
}
