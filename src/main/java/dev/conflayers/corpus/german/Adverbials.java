package dev.conflayers.corpus.german;

/** When, how often, how and where; each may be {@link Pair#NONE}. */
record Adverbials(Pair time, Pair often, Pair manner, Pair place) {
  static final Adverbials NONE = new Adverbials(Pair.NONE, Pair.NONE, Pair.NONE, Pair.NONE);

  Adverbials withTime(Pair other) {
    return new Adverbials(other, often, manner, place);
  }

  Adverbials withOften(Pair other) {
    return new Adverbials(time, other, manner, place);
  }

  Adverbials withManner(Pair other) {
    return new Adverbials(time, often, other, place);
  }

  Adverbials withPlace(Pair other) {
    return new Adverbials(time, often, manner, other);
  }
}
