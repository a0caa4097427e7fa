package dev.conflayers.corpus.german;

/** The same in German and English. */
public record Pair(String german, String english) {
  static final Pair NONE = new Pair("", "");

  boolean isPresent() {
    return !german.isEmpty();
  }
}
