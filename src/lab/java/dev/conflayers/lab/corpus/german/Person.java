package dev.conflayers.lab.corpus.german;

/** The grammatical person with which a verb agrees. */
enum Person {
  FIRST,
  SECOND,
  THIRD,
  FIRST_PLURAL,
  THIRD_PLURAL;

  boolean isPlural() {
    return this == FIRST_PLURAL || this == THIRD_PLURAL;
  }

  /** Returns {@code am}, {@code is} or {@code are}. */
  String be() {
    return this == FIRST ? "am" : this == THIRD ? "is" : "are";
  }

  /** Returns {@code was} or {@code were}. */
  String was() {
    return this == FIRST || this == THIRD ? "was" : "were";
  }

  /** Returns {@code does} or {@code do}. */
  String does() {
    return this == THIRD ? "does" : "do";
  }

  /** Returns the present of {@code sein}. */
  String bin() {
    return switch (this) {
      case FIRST -> "bin";
      case SECOND -> "bist";
      case THIRD -> "ist";
      default -> "sind";
    };
  }

  /** Returns the present of {@code haben}. */
  String habe() {
    return switch (this) {
      case FIRST -> "habe";
      case SECOND -> "hast";
      case THIRD -> "hat";
      default -> "haben";
    };
  }

  /** Returns a preterite from its third person, such as {@code war} or {@code kaufte}. */
  String preterite(String third) {
    if (isPlural()) {
      return third + (third.endsWith("e") ? "n" : "en");
    }
    return this == SECOND ? third + "st" : third;
  }
}
