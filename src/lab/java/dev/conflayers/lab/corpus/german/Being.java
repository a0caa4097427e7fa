package dev.conflayers.lab.corpus.german;

import dev.conflayers.lab.corpus.german.GermanEnglish.Draft;
import dev.conflayers.lab.corpus.grammar.Dice;
import java.util.List;

/** Sentences with {@code sein}, and {@code es gibt}. */
final class Being {
  private static final List<Bilingual> DEGREES =
      List.of(
          new Bilingual("", ""),
          new Bilingual("", ""),
          new Bilingual("sehr", "very"),
          new Bilingual("zu", "too"),
          new Bilingual("nicht", "not"),
          new Bilingual("nicht sehr", "not very"),
          new Bilingual("ein bisschen", "a little"));

  private Being() {}

  /** Returns a predicate adjective: who or what is, or was, how. */
  static Draft plain(Cast cast) {
    Dice dice = cast.dice();
    int kind = dice.below(3);
    NounPhrase subject = kind == 0 ? cast.person() : kind == 1 ? cast.animal() : cast.thing();
    Adjective adjective = dice.pick(cast.lexicon().adjectives(kindOf(kind)));
    Bilingual degree = dice.pick(DEGREES);
    boolean past = dice.chance(40);
    Bilingual time = past && dice.chance(50) ? cast.time(Tense.PRETERITE) : Bilingual.NONE;
    boolean asks = dice.chance(20);
    String german = is(subject, past);
    String english = past ? subject.person().was() : subject.person().be();
    String de = time.german() + " " + degree.german() + " " + adjective.german();
    String en = degree.english() + " " + adjective.english() + " " + time.english();
    return Draft.of(
        subject,
        adjective.german(),
        asks
            ? german + " " + subject.nominative() + " " + de + "?"
            : subject.nominative() + " " + german + " " + de + ".",
        asks
            ? english + " " + subject.english() + " " + en.strip() + "?"
            : subject.english() + " " + english + " " + en.strip() + ".");
  }

  private static String kindOf(int kind) {
    return kind == 0 ? "person" : kind == 1 ? "animal" : "thing";
  }

  private static String is(NounPhrase subject, boolean past) {
    return past ? subject.person().preterite("war") : subject.person().bin();
  }

  /** Returns a comparison: who is more so than whom, or equally so. */
  static Draft comparing(Cast cast) {
    Dice dice = cast.dice();
    int kind = dice.below(3);
    NounPhrase subject = one(cast, kind);
    NounPhrase other = one(cast, kind);
    while (other.head().equals(subject.head())) {
      other = one(cast, kind);
    }
    Adjective adjective =
        dice.pick(
            cast.lexicon().adjectives(kindOf(kind)).stream().filter(Adjective::grades).toList());
    boolean past = dice.chance(25);
    String verb = is(subject, past);
    String english = past ? subject.person().was() : subject.person().be();
    boolean equal = dice.chance(30);
    String not = equal && dice.chance(50) ? "nicht " : "";
    String german =
        equal
            ? not + "so " + adjective.german() + " wie " + other.nominative()
            : adjective.comparative() + " als " + other.nominative();
    String compared =
        equal
            ? (not.isEmpty() ? "as " : "not as ") + adjective.english() + " as " + other.english()
            : adjective.englishComparative() + " than " + other.english();
    return Draft.of(
        subject,
        adjective.german(),
        subject.nominative() + " " + verb + " " + german + ".",
        subject.english() + " " + english + " " + compared + ".");
  }

  private static NounPhrase one(Cast cast, int kind) {
    if (kind == 0) {
      return cast.dice().chance(50) ? cast.someone() : cast.dice().pick(cast.lexicon().names());
    }
    return kind == 1 ? cast.animal() : cast.thing();
  }

  /** Returns a statement of occupation, which has no article in German. */
  static Draft job(Cast cast) {
    Dice dice = cast.dice();
    NounPhrase subject = cast.person();
    while (subject.isPlural() || subject.form() == Form.N || subject.indefinite()) {
      subject = cast.person();
    }
    Bilingual job = dice.pick(cast.lexicon().jobs(subject.form()));
    boolean past = dice.chance(30);
    boolean none = dice.chance(20);
    boolean wants = dice.chance(25);
    String german =
        wants
            ? Modal.WILL.german(subject.person(), past) + " " + job.german() + " werden"
            : is(subject, past) + (none ? " kein " : " ") + job.german();
    if (!wants && none && subject.form() == Form.F) {
      german = is(subject, past) + " keine " + job.german();
    }
    String english =
        wants
            ? Modal.WILL
                .english(subject.person(), past, "become a(n) " + job.english())
                .statement(false, "")
            : (past ? subject.person().was() : subject.person().be())
                + (none ? " not a(n) " : " a(n) ")
                + job.english();
    return Draft.of(
        subject,
        job.english(),
        subject.nominative() + " " + german + ".",
        subject.english() + " " + english + ".");
  }

  /** Returns a statement or question of where something is. */
  static Draft position(Cast cast) {
    Dice dice = cast.dice();
    NounPhrase subject = dice.chance(50) ? cast.thing() : cast.animal();
    Bilingual place = dice.chance(60) ? cast.beside() : cast.place();
    boolean past = dice.chance(30);
    String german = is(subject, past);
    String english = past ? subject.person().was() : subject.person().be();
    if (dice.chance(20)) {
      return Draft.of(
          subject,
          "wo",
          "wo " + german + " " + subject.nominative() + "?",
          "where " + english + " " + subject.english() + "?");
    }
    boolean none = dice.chance(20);
    return Draft.of(
        subject,
        place.german(),
        subject.nominative() + " " + german + (none ? " nicht " : " ") + place.german() + ".",
        subject.english() + " " + english + (none ? " not " : " ") + place.english() + ".");
  }

  /** Returns what there is, or is not, somewhere. */
  static Draft existence(Cast cast) {
    Dice dice = cast.dice();
    NounPhrase there = dice.chance(50) ? cast.thing() : cast.animal();
    while (!there.indefinite()) {
      there = dice.chance(50) ? cast.thing() : cast.animal();
    }
    Bilingual place = cast.place();
    boolean past = dice.chance(40);
    boolean none = dice.chance(30);
    String german =
        (past ? "gab" : "gibt") + " es " + (none ? there.negated() : there.accusative());
    String be = past ? there.person().was() : there.person().be();
    String english = "there " + be + (none ? " no " + there.noneEnglish() : " " + there.english());
    boolean placeFirst = dice.chance(50);
    return Draft.of(
        there,
        place.german(),
        placeFirst
            ? place.german() + " " + german + "."
            : "es " + german.replaceFirst(" es ", " ") + " " + place.german() + ".",
        english + " " + place.english() + ".");
  }
}
