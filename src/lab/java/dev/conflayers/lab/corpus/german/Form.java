package dev.conflayers.lab.corpus.german;

/** The form with which German endings agree: a gender in the singular, or the plural. */
enum Form {
  M("er", "en", "em"),
  F("e", "e", "er"),
  N("es", "es", "em"),
  PLURAL("e", "e", "en");

  private final String nominative;
  private final String accusative;
  private final String dative;

  Form(String nominative, String accusative, String dative) {
    this.nominative = nominative;
    this.accusative = accusative;
    this.dative = dative;
  }

  /** Returns the strong ending: that of {@code dieser}, or of an adjective with no article. */
  String strong(Case in) {
    return switch (in) {
      case NOMINATIVE -> nominative;
      case ACCUSATIVE -> accusative;
      case DATIVE -> dative;
    };
  }

  /** Returns the definite article. */
  String article(Case in) {
    String ending = strong(in);
    return switch (ending) {
      case "e" -> "die";
      case "es" -> "das";
      default -> "d" + ending;
    };
  }

  /** Returns whether {@code ein} and similar words have no ending. */
  boolean isBare(Case in) {
    return this == M ? in == Case.NOMINATIVE : this == N && in != Case.DATIVE;
  }
}
