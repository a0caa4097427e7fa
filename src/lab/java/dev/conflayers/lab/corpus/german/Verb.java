package dev.conflayers.lab.corpus.german;

import java.util.List;

/**
 * A verb in both languages.
 *
 * @param third its present with {@code er}, without the prefix
 * @param past its preterite with {@code er}, without the prefix
 * @param prefix separable prefix, or empty
 * @param governs none, acc, accpl, dat, give (dative and accusative) or dir (a direction)
 * @param objects the kinds of nouns it governs
 * @param stative whether English has no progressive form of it
 */
record Verb(
    String infinitive,
    String third,
    String past,
    String participle,
    boolean withSein,
    String prefix,
    String governs,
    List<String> objects,
    EnglishVerb english,
    boolean stative) {
  Verb {
    objects = List.copyOf(objects);
  }

  /** Returns the present without the prefix. */
  String present(Person person) {
    String bare = infinitive.substring(prefix.length());
    return switch (person) {
      case FIRST -> first(bare);
      case SECOND -> second();
      case THIRD -> third;
      default -> bare;
    };
  }

  private static String first(String bare) {
    if (bare.endsWith("eln")) {
      return bare.substring(0, bare.length() - 3) + "le";
    }
    String stem = bare.substring(0, bare.length() - (bare.endsWith("en") ? 2 : 1));
    return stem + "e";
  }

  private String second() {
    String stem = third.substring(0, third.length() - 1);
    boolean hisses = stem.matches(".*[sßzx]");
    return stem + (hisses ? "t" : "st");
  }

  String perfectAuxiliary(Person person) {
    return withSein ? person.bin() : person.habe();
  }
}
