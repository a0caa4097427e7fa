package dev.conflayers.lab.corpus.german;

/** Modal verbs; {@link #NONE} is a clause without one. */
enum Modal {
  NONE("", "", "", ""),
  KANN("kann", "kannst", "können", "konnte"),
  MUSS("muss", "musst", "müssen", "musste"),
  WILL("will", "willst", "wollen", "wollte"),
  DARF("darf", "darfst", "dürfen", "durfte"),
  SOLL("soll", "sollst", "sollen", "sollte"),
  MOECHTE("möchte", "möchtest", "möchten", "wollte");

  private final String singular;
  private final String second;
  private final String plural;
  private final String past;

  Modal(String singular, String second, String plural, String past) {
    this.singular = singular;
    this.second = second;
    this.plural = plural;
    this.past = past;
  }

  String german(Person person, boolean inPast) {
    if (inPast) {
      return person.preterite(past);
    }
    if (person.isPlural()) {
      return plural;
    }
    return person == Person.SECOND ? second : singular;
  }

  /** Returns the English verb group of the modal and {@code base}. */
  VerbGroup english(Person person, boolean inPast, String base) {
    return switch (this) {
      case KANN -> VerbGroup.with(inPast ? "could" : "can", base);
      case MUSS -> VerbGroup.plain(person, inPast, "have", "had", "to " + base);
      case WILL -> VerbGroup.plain(person, inPast, "want", "wanted", "to " + base);
      case DARF -> VerbGroup.with(inPast ? person.was() : person.be(), "allowed to " + base);
      case SOLL ->
          inPast
              ? VerbGroup.with("should", base)
              : VerbGroup.with(person.be(), "supposed to " + base);
      case MOECHTE ->
          inPast
              ? VerbGroup.plain(person, true, "want", "wanted", "to " + base)
              : VerbGroup.with("would", "like to " + base);
      case NONE -> throw new IllegalStateException("there is no modal verb");
    };
  }
}
