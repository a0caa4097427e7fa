package dev.conflayers.lab.corpus.german;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A clause with a full verb. German has the finite verb second, first or last; the middle runs
 * subject, time, dative, accusative, nicht, manner, place. English runs subject, verbs, objects,
 * manner, place, time.
 *
 * @param dative at most one object
 * @param accusative at most one object
 */
record Clause(
    NounPhrase subject,
    Verb verb,
    Tense tense,
    Modal modal,
    List<NounPhrase> dative,
    List<NounPhrase> accusative,
    Adverbials adverbials,
    boolean negated) {
  Clause {
    dative = List.copyOf(dative);
    accusative = List.copyOf(accusative);
  }

  /** The first element of a German main clause. */
  enum First {
    SUBJECT,
    TIME,
    PLACE,
    ACCUSATIVE
  }

  /** Returns a main clause: the verb is second. */
  String main(First first) {
    String front =
        switch (first) {
          case SUBJECT -> subject.nominative();
          case TIME -> adverbials.time().german();
          case PLACE -> adverbials.place().german();
          case ACCUSATIVE -> accusative.get(0).accusative();
        };
    return joined(Stream.of(front, finite(), middle(first), end()));
  }

  /** Returns a question; {@code asked} is the question word, or empty. */
  String question(String asked) {
    return joined(Stream.of(asked, finite(), subject.nominative(), middle(First.SUBJECT), end()));
  }

  /** Returns the order of a subordinate clause, the verb last, without its conjunction. */
  String last() {
    return joined(Stream.of(subject.nominative(), predicateLast()));
  }

  /** Returns everything after the subject with the verb last, as relative clauses have it. */
  String predicateLast() {
    boolean separates = modal == Modal.NONE && tense != Tense.PERFECT;
    String verbs = separates ? verb.prefix() + finite() : end() + " " + finite();
    return joined(Stream.of(middle(First.SUBJECT), verbs));
  }

  /** Returns {@code ein Buch zu kaufen}. */
  String purpose() {
    String infinitive = verb.infinitive();
    String with =
        verb.prefix().isEmpty()
            ? "zu " + infinitive
            : verb.prefix() + "zu" + infinitive.substring(verb.prefix().length());
    return joined(Stream.of(middle(First.SUBJECT), with));
  }

  private String finite() {
    Person person = subject.person();
    if (modal != Modal.NONE) {
      return modal.german(person, tense.isPast());
    }
    return switch (tense) {
      case PERFECT -> verb.perfectAuxiliary(person);
      case PRETERITE -> person.preterite(verb.past());
      default -> verb.present(person);
    };
  }

  private String end() {
    if (modal != Modal.NONE) {
      return verb.infinitive();
    }
    return tense == Tense.PERFECT ? verb.participle() : verb.prefix();
  }

  private String middle(First front) {
    boolean none = negated && accusative.stream().anyMatch(NounPhrase::indefinite);
    List<String> parts = new ArrayList<>();
    parts.add(front == First.SUBJECT ? "" : subject.nominative());
    parts.add(front == First.TIME ? "" : adverbials.time().german());
    parts.add(adverbials.often().german());
    dative.forEach(object -> parts.add(object.dative()));
    if (front != First.ACCUSATIVE) {
      accusative.forEach(object -> parts.add(none ? object.negated() : object.accusative()));
    }
    parts.add(negated && !none ? "nicht" : "");
    parts.add(adverbials.manner().german());
    parts.add(front == First.PLACE ? "" : adverbials.place().german());
    return joined(parts.stream());
  }

  String english() {
    return joined(Stream.of(subject.english(), englishPredicate()));
  }

  /** Returns everything after the subject. */
  String englishPredicate() {
    return joined(
        Stream.of(group().statement(negated, adverbials.often().english()), englishRest(false)));
  }

  /** Returns a question; {@code asked} is the question word, or empty. */
  String englishQuestion(String asked) {
    VerbGroup group = group();
    return joined(
        Stream.of(
            asked,
            group.auxiliary(),
            subject.english(),
            negated ? "not" : adverbials.often().english(),
            group.rest(),
            englishRest(false)));
  }

  /** Returns what follows a relative pronoun that is the object. */
  String englishWithoutAccusative() {
    return joined(
        Stream.of(
            subject.english(),
            group().statement(negated, adverbials.often().english()),
            englishRest(true)));
  }

  String englishPurpose() {
    return joined(Stream.of("to " + verb.english().base(), englishRest(false)));
  }

  private VerbGroup group() {
    Person person = subject.person();
    return modal == Modal.NONE
        ? VerbGroup.of(verb.english(), verb.stative(), person, tense)
        : modal.english(person, tense.isPast(), verb.english().base());
  }

  private String englishRest(boolean withoutAccusative) {
    List<String> parts = new ArrayList<>();
    dative.forEach(object -> parts.add(object.english()));
    if (!withoutAccusative) {
      accusative.forEach(
          object ->
              parts.add(
                  negated && object.indefinite() ? object.negatedEnglish() : object.english()));
    }
    parts.add(adverbials.manner().english());
    parts.add(adverbials.place().english());
    parts.add(adverbials.time().english());
    return joined(parts.stream());
  }

  private static String joined(Stream<String> parts) {
    return parts
        .filter(part -> !part.isBlank())
        .map(String::strip)
        .collect(Collectors.joining(" "));
  }
}
