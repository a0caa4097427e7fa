package dev.conflayers.lab.corpus.german;

/** Adverbials of time, frequency, manner and place; each may be {@link Bilingual#NONE}. */
record Adverbials(Bilingual time, Bilingual often, Bilingual manner, Bilingual place) {
  static final Adverbials NONE =
      new Adverbials(Bilingual.NONE, Bilingual.NONE, Bilingual.NONE, Bilingual.NONE);

  Adverbials withTime(Bilingual other) {
    return new Adverbials(other, often, manner, place);
  }

  Adverbials withOften(Bilingual other) {
    return new Adverbials(time, other, manner, place);
  }

  Adverbials withManner(Bilingual other) {
    return new Adverbials(time, often, other, place);
  }

  Adverbials withPlace(Bilingual other) {
    return new Adverbials(time, often, manner, other);
  }
}
