package dev.conflayers.lab.corpus.german;

import dev.conflayers.lab.corpus.grammar.Dice;
import java.util.ArrayList;
import java.util.List;

/** Draws the participants and circumstances of a sentence: who, whom, what, when, where. */
final class Cast {
  static final NounPhrase WHO =
      NounPhrase.pronoun("wer", "who", Person.THIRD, Form.M, Determiner.SEIN);

  private static final List<NounPhrase> PRONOUNS =
      List.of(
          NounPhrase.pronoun("ich", "I", Person.FIRST, Form.M, Determiner.MEIN),
          NounPhrase.pronoun("du", "you", Person.SECOND, Form.M, Determiner.DEIN),
          NounPhrase.pronoun("er", "he", Person.THIRD, Form.M, Determiner.SEIN),
          NounPhrase.pronoun("sie", "she", Person.THIRD, Form.F, Determiner.IHR_HER),
          NounPhrase.pronoun("wir", "we", Person.FIRST_PLURAL, Form.PLURAL, Determiner.UNSER),
          NounPhrase.pronoun(
              "sie", "they", Person.THIRD_PLURAL, Form.PLURAL, Determiner.IHR_THEIR));

  private static final List<Determiner> FAMILY =
      List.of(Determiner.MEIN, Determiner.DEIN, Determiner.UNSER);
  private static final List<Determiner> SUBJECTS =
      List.of(
          Determiner.DEFINITE,
          Determiner.DEFINITE,
          Determiner.DEFINITE,
          Determiner.DIESER,
          Determiner.INDEFINITE,
          Determiner.UNSER);
  private static final List<Determiner> OBJECTS =
      List.of(
          Determiner.DEFINITE,
          Determiner.DEFINITE,
          Determiner.INDEFINITE,
          Determiner.INDEFINITE,
          Determiner.DIESER);
  private static final List<String> THINGS =
      List.of("thing", "clothes", "big", "reading", "furniture");
  private static final List<Bilingual> BESIDE =
      List.of(
          new Bilingual("auf", "on"),
          new Bilingual("unter", "under"),
          new Bilingual("neben", "next to"),
          new Bilingual("hinter", "behind"),
          new Bilingual("vor", "in front of"));

  private final GermanLexicon lexicon;
  private final Dice dice;

  Cast(GermanLexicon lexicon, Dice dice) {
    this.lexicon = lexicon;
    this.dice = dice;
  }

  Dice dice() {
    return dice;
  }

  GermanLexicon lexicon() {
    return lexicon;
  }

  /** Returns someone who acts. */
  NounPhrase person() {
    int kind = dice.below(10);
    if (kind < 2) {
      return dice.pick(PRONOUNS);
    }
    if (kind < 4) {
      return dice.pick(lexicon.names());
    }
    if (kind < 6) {
      return NounPhrase.of(dice.pick(FAMILY), described("family", "person", 25), false);
    }
    return someone();
  }

  /** Returns a phrase such as {@code der alte Mann}. */
  NounPhrase someone() {
    return NounPhrase.of(dice.pick(SUBJECTS), described("person", "person", 40), dice.chance(25));
  }

  NounPhrase animal() {
    return NounPhrase.of(dice.pick(SUBJECTS), described("animal", "animal", 40), dice.chance(25));
  }

  NounPhrase thing() {
    String kind = dice.pick(THINGS);
    return NounPhrase.of(dice.pick(SUBJECTS), described(kind, "thing", 30), dice.chance(25));
  }

  /** Returns a verb of {@code subjects} that governs one of {@code patterns}. */
  Verb verb(String subjects, String... patterns) {
    List<String> wanted = List.of(patterns);
    return dice.pick(
        lexicon.verbs(subjects).stream().filter(v -> wanted.contains(v.governs())).toList());
  }

  /** Returns an object of {@code verb} other than {@code subject}. */
  NounPhrase object(Verb verb, NounPhrase subject) {
    String kind = dice.pick(verb.objects());
    List<Noun> masses = lexicon.masses(kind);
    if (!masses.isEmpty()) {
      Noun mass = dice.pick(masses);
      List<Adjective> adjectives =
          kind.equals("drink") && dice.chance(40)
              ? List.of(dice.pick(lexicon.adjectives("drink")))
              : List.of();
      return NounPhrase.mass(new Described(mass, adjectives));
    }
    return object(kind, verb.governs().equals("accpl"), subject);
  }

  /** Returns one of a kind, but not {@code subject} itself. */
  NounPhrase object(String kind, boolean many, NounPhrase subject) {
    Described what = described(kind, adjectivesOf(kind), 35);
    while (what.noun().singular().equals(subject.head())) {
      what = described(kind, adjectivesOf(kind), 35);
    }
    boolean family = kind.equals("family");
    Determiner determiner = family || dice.chance(15) ? subject.owner() : dice.pick(OBJECTS);
    if (family) {
      Determiner known = determiner == Determiner.DIESER ? Determiner.MEIN : determiner;
      return NounPhrase.of(known, what, false);
    }
    return NounPhrase.of(determiner, what, many || dice.chance(20));
  }

  static String adjectivesOf(String kind) {
    return switch (kind) {
      case "person", "family" -> "person";
      case "animal", "Schaf", "Ente", "Hund", "Pferd" -> "animal";
      case "food" -> "food";
      case "idea", "reading" -> "idea";
      case "thing", "clothes", "big", "furniture", "opening" -> "thing";
      default -> "";
    };
  }

  private Described described(String kind, String adjectives, int percent) {
    Noun noun = dice.pick(lexicon.nouns(kind));
    List<Adjective> options = lexicon.adjectives(adjectives);
    boolean plain = options.isEmpty() || !dice.chance(percent);
    return new Described(noun, plain ? List.of() : List.of(dice.pick(options)));
  }

  Bilingual place() {
    return dice.pick(lexicon.places(false));
  }

  Bilingual direction() {
    return dice.pick(lexicon.places(true));
  }

  /** Returns a phrase such as {@code unter dem Tisch}. */
  Bilingual beside() {
    Noun noun = dice.pick(lexicon.nouns(dice.chance(70) ? "furniture" : "opening"));
    Bilingual preposition = dice.pick(BESIDE);
    return new Bilingual(
        preposition.german() + " " + noun.gender().article(Case.DATIVE) + " " + noun.singular(),
        preposition.english() + " the " + noun.english());
  }

  Bilingual time(Tense tense) {
    return dice.pick(
        lexicon.pairs(
            switch (tense) {
              case NOW -> "now";
              case HABIT -> "habit";
              case FUTURE -> "future";
              case PERFECT, PRETERITE -> "past";
            }));
  }

  /** Returns a clause of {@code subject} with the objects that its verb governs. */
  Clause clause(NounPhrase subject, Verb verb, Tense tense) {
    List<NounPhrase> dative = new ArrayList<>();
    List<NounPhrase> accusative = new ArrayList<>();
    Adverbials adverbials = Adverbials.NONE;
    switch (verb.governs()) {
      case "acc", "accpl" -> accusative.add(object(verb, subject));
      case "dat" -> dative.add(object(verb, subject));
      case "give" -> {
        accusative.add(object(verb, subject));
        dative.add(object(dice.chance(30) ? "family" : "person", false, subject));
      }
      case "dir" -> adverbials = adverbials.withPlace(direction());
      default -> {}
    }
    return new Clause(subject, verb, tense, Modal.NONE, dative, accusative, adverbials, false);
  }
}
