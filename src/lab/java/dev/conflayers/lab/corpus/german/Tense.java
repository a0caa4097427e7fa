package dev.conflayers.lab.corpus.german;

/** The tense of a clause in the two languages. */
enum Tense {
  /** The present of both, progressive in English unless the verb is stative. */
  NOW,
  /** The present of both, simple in English. */
  HABIT,
  /** The present in German, {@code will} in English. */
  FUTURE,
  /** The perfect in German, the simple past in English. */
  PERFECT,
  /** The preterite in German, the simple past in English. */
  PRETERITE;

  boolean isPast() {
    return this == PERFECT || this == PRETERITE;
  }
}
