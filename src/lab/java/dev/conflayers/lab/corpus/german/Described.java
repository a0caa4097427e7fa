package dev.conflayers.lab.corpus.german;

import java.util.List;

/** A noun with its adjectives, at most one. */
record Described(Noun noun, List<Adjective> adjectives) {
  Described {
    adjectives = List.copyOf(adjectives);
  }

  String german(Determiner determiner, boolean many, Case in) {
    Form form = noun.form(many);
    StringBuilder text = new StringBuilder(determiner.german(form, in));
    for (Adjective adjective : adjectives) {
      text.append(' ').append(adjective.inflected(determiner.adjectiveEnding(form, in)));
    }
    return text.append(' ').append(noun.german(many, in)).toString().strip();
  }

  /** Returns the singular without a determiner. */
  String bare(Case in) {
    StringBuilder text = new StringBuilder();
    for (Adjective adjective : adjectives) {
      text.append(adjective.inflected(noun.gender().strong(in))).append(' ');
    }
    return text + noun.german(false, in);
  }

  String english(Determiner determiner, boolean many) {
    return (determiner.english(noun.form(many)) + " " + adjectivesEnglish() + noun.english(many))
        .strip();
  }

  String english() {
    return adjectivesEnglish() + noun.english();
  }

  private String adjectivesEnglish() {
    StringBuilder text = new StringBuilder();
    adjectives.forEach(adjective -> text.append(adjective.english()).append(' '));
    return text.toString();
  }
}
