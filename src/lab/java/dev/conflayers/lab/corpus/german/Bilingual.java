package dev.conflayers.lab.corpus.german;

/** A text in German and English. */
public record Bilingual(String german, String english) {
  static final Bilingual NONE = new Bilingual("", "");

  boolean isPresent() {
    return !german.isEmpty();
  }
}
