package dev.conflayers.lab.corpus.german;

/** A determiner in German and English. */
enum Determiner {
  DEFINITE("d", "the", "the"),
  DIESER("dies", "this", "these"),
  INDEFINITE("ein", "a(n)", ""),
  KEIN("kein", "a(n)", "any"),
  MEIN("mein", "my", "my"),
  DEIN("dein", "your", "your"),
  SEIN("sein", "his", "his"),
  IHR_HER("ihr", "her", "her"),
  IHR_THEIR("ihr", "their", "their"),
  UNSER("unser", "our", "our");

  private final String stem;
  private final String singular;
  private final String plural;

  Determiner(String stem, String singular, String plural) {
    this.stem = stem;
    this.singular = singular;
    this.plural = plural;
  }

  boolean isIndefinite() {
    return this == INDEFINITE;
  }

  private boolean isArticle() {
    return this == DEFINITE || this == DIESER;
  }

  private boolean isMissing(Form form) {
    return this == INDEFINITE && form == Form.PLURAL;
  }

  String german(Form form, Case in) {
    if (this == DEFINITE) {
      return form.article(in);
    }
    if (isMissing(form)) {
      return "";
    }
    return !isArticle() && form.isBare(in) ? stem : stem + form.strong(in);
  }

  String english(Form form) {
    return form == Form.PLURAL ? plural : singular;
  }

  /** Returns the ending of an adjective after this determiner. */
  String adjectiveEnding(Form form, Case in) {
    if (isMissing(form)) {
      return form.strong(in);
    }
    if (!isArticle() && form.isBare(in)) {
      return form.strong(in);
    }
    boolean light =
        switch (in) {
          case NOMINATIVE -> form != Form.PLURAL;
          case ACCUSATIVE -> form == Form.F || form == Form.N;
          case DATIVE -> false;
        };
    return light ? "e" : "en";
  }
}
