package dev.conflayers.lab.corpus.german;

/** An adjective in both languages, with its comparatives. */
record Adjective(String german, String comparative, String english, String englishComparative) {
  /** Returns whether it has a comparative: colours have none here. */
  boolean grades() {
    return !comparative.equals("-");
  }

  /** Returns the stem to which endings are attached: {@code teuer} loses its second e. */
  String inflected(String ending) {
    String stem = german.equals("teuer") ? "teur" : german;
    return (stem.endsWith("e") ? stem.substring(0, stem.length() - 1) : stem) + ending;
  }
}
