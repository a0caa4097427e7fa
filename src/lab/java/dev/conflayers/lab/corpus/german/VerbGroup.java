package dev.conflayers.lab.corpus.german;

/**
 * The English verbs of a clause.
 *
 * @param auxiliary the auxiliary, which precedes {@code not} and moves in questions
 * @param rest the verb after the auxiliary
 * @param alone the verb in a plain statement without auxiliary; empty if there always is one
 */
record VerbGroup(String auxiliary, String rest, String alone) {
  static VerbGroup with(String auxiliary, String rest) {
    return new VerbGroup(auxiliary, rest, "");
  }

  /** Returns a group that needs {@code do} in questions and negations. */
  static VerbGroup plain(Person person, boolean inPast, String base, String past, String tail) {
    String present = person == Person.THIRD ? new EnglishVerb(base, past, "").third() : base;
    String alone = (inPast ? past : present) + " " + tail;
    return new VerbGroup(
        inPast ? "did" : person.does(), (base + " " + tail).strip(), alone.strip());
  }

  static VerbGroup of(EnglishVerb verb, boolean stative, Person person, Tense tense) {
    return switch (tense) {
      case FUTURE -> with("will", verb.base());
      case NOW ->
          stative
              ? plain(person, false, verb.base(), verb.past(), "")
              : with(person.be(), verb.progressive());
      case HABIT -> plain(person, false, verb.base(), verb.past(), "");
      case PERFECT, PRETERITE -> plain(person, true, verb.base(), verb.past(), "");
    };
  }

  String statement(boolean negated, String often) {
    if (negated) {
      return auxiliary + " not " + rest;
    }
    String adverb = often.isEmpty() ? "" : often + " ";
    return alone.isEmpty() ? auxiliary + " " + adverb + rest : adverb + alone;
  }
}
