package dev.conflayers.lab.corpus.german;

/**
 * A noun phrase in every case, with its English.
 *
 * @param head the noun alone, by which combinations are told apart
 * @param negated the accusative under negation: {@code keinen Hund} for {@code einen Hund}
 * @param negatedEnglish the English phrase after {@code not}
 * @param indefinite whether negation changes it
 * @param form form with which a relative pronoun agrees
 * @param owner the possessive that refers back to it
 */
record NounPhrase(
    String head,
    String nominative,
    String accusative,
    String dative,
    String english,
    String negated,
    String negatedEnglish,
    boolean indefinite,
    boolean pronoun,
    Person person,
    Form form,
    Determiner owner) {
  static NounPhrase pronoun(
      String german, String english, Person person, Form form, Determiner owner) {
    return new NounPhrase(
        german, german, "", "", english, "", "", false, true, person, form, owner);
  }

  static NounPhrase name(String name, Form gender) {
    Determiner owner = gender == Form.M ? Determiner.SEIN : Determiner.IHR_HER;
    return new NounPhrase(
        name, name, name, name, name, name, name, false, false, Person.THIRD, gender, owner);
  }

  /** Returns {@code determiner adjective noun}; an empty adjective leaves it out. */
  static NounPhrase of(Determiner determiner, Described what, boolean many) {
    Noun noun = what.noun();
    Form form = noun.form(many);
    Determiner none = determiner.isIndefinite() ? Determiner.KEIN : determiner;
    return new NounPhrase(
        noun.singular(),
        what.german(determiner, many, Case.NOMINATIVE),
        what.german(determiner, many, Case.ACCUSATIVE),
        what.german(determiner, many, Case.DATIVE),
        what.english(determiner, many),
        what.german(none, many, Case.ACCUSATIVE),
        what.english(none, many),
        determiner.isIndefinite(),
        false,
        many ? Person.THIRD_PLURAL : Person.THIRD,
        form,
        owner(form));
  }

  /**
   * A neuter has no possessive, because English would depend on whether it is a girl or a thing.
   */
  private static Determiner owner(Form form) {
    return switch (form) {
      case M -> Determiner.SEIN;
      case F -> Determiner.IHR_HER;
      case N -> Determiner.DIESER;
      case PLURAL -> Determiner.IHR_THEIR;
    };
  }

  /** Returns a mass noun, such as {@code kalten Kaffee}. */
  static NounPhrase mass(Described what) {
    Noun noun = what.noun();
    String german = what.bare(Case.ACCUSATIVE);
    return new NounPhrase(
        noun.singular(),
        what.bare(Case.NOMINATIVE),
        german,
        what.bare(Case.DATIVE),
        what.english(),
        what.german(Determiner.KEIN, false, Case.ACCUSATIVE),
        "any " + what.english(),
        true,
        false,
        Person.THIRD,
        noun.gender(),
        Determiner.SEIN);
  }

  /** Returns the phrase after {@code no}: {@link #negatedEnglish} without its article. */
  String noneEnglish() {
    return negatedEnglish.replaceFirst("^(?:a\\(n\\)|any) ", "");
  }

  boolean isPlural() {
    return person.isPlural();
  }
}
