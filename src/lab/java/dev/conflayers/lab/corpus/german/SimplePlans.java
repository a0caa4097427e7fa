package dev.conflayers.lab.corpus.german;

import dev.conflayers.lab.corpus.german.Clause.First;
import dev.conflayers.lab.corpus.german.GermanEnglish.Draft;
import dev.conflayers.lab.corpus.german.GermanEnglish.Plan;
import dev.conflayers.lab.corpus.grammar.Dice;
import java.util.List;
import java.util.Map;

/** Sentences of one clause. */
final class SimplePlans {
  private static final List<Tense> TENSES =
      List.of(Tense.NOW, Tense.HABIT, Tense.FUTURE, Tense.PERFECT, Tense.PERFECT, Tense.PRETERITE);
  private static final List<Modal> MODALS =
      List.of(Modal.KANN, Modal.MUSS, Modal.WILL, Modal.DARF, Modal.SOLL, Modal.MOECHTE);

  private SimplePlans() {}

  static Map<String, Plan> all() {
    return Map.ofEntries(
        Map.entry("object", SimplePlans::object),
        Map.entry("object-first", SimplePlans::objectFirst),
        Map.entry("dative", cast -> acted(cast, "dat")),
        Map.entry("giving", cast -> acted(cast, "give")),
        Map.entry("doing", SimplePlans::doing),
        Map.entry("animal", SimplePlans::animal),
        Map.entry("motion", SimplePlans::motion),
        Map.entry("negation", SimplePlans::negation),
        Map.entry("modal", SimplePlans::modal),
        Map.entry("often", SimplePlans::often),
        Map.entry("yes-no", SimplePlans::yesNo),
        Map.entry("wh", SimplePlans::wh),
        Map.entry("who", SimplePlans::who),
        Map.entry("being", SimplePlans::being),
        Map.entry("comparing", SimplePlans::comparing),
        Map.entry("job", SimplePlans::job),
        Map.entry("position", SimplePlans::position),
        Map.entry("existence", SimplePlans::existence));
  }

  /** Returns a main clause that begins with its time or subject. */
  static Draft stated(Clause clause, boolean timeFirst) {
    boolean swaps = timeFirst && clause.adverbials().time().isPresent();
    return Draft.of(
        clause.subject(),
        clause.verb().infinitive(),
        clause.main(swaps ? First.TIME : First.SUBJECT) + ".",
        clause.english() + ".");
  }

  /** Returns {@code clause} with a time that suits its tense, most of the time. */
  static Clause timed(Clause clause, Cast cast) {
    if (clause.verb().stative() && !clause.tense().isPast()) {
      return with(clause, Tense.NOW);
    }
    boolean needed = clause.tense() == Tense.HABIT || clause.tense() == Tense.FUTURE;
    return needed || cast.dice().chance(60)
        ? with(clause, clause.adverbials().withTime(cast.time(clause.tense())))
        : clause;
  }

  static Clause with(Clause c, Adverbials adverbials) {
    return new Clause(
        c.subject(),
        c.verb(),
        c.tense(),
        c.modal(),
        c.dative(),
        c.accusative(),
        adverbials,
        c.negated());
  }

  static Clause with(Clause c, Tense tense) {
    return new Clause(
        c.subject(),
        c.verb(),
        tense,
        c.modal(),
        c.dative(),
        c.accusative(),
        c.adverbials(),
        c.negated());
  }

  static Clause with(Clause c, Modal modal, boolean negated) {
    return new Clause(
        c.subject(),
        c.verb(),
        c.tense(),
        modal,
        c.dative(),
        c.accusative(),
        c.adverbials(),
        negated);
  }

  /** The preterite is for narration, which does not use the second person. */
  static Tense tense(Cast cast, NounPhrase subject) {
    Tense tense = cast.dice().pick(TENSES);
    boolean told = tense == Tense.PRETERITE && subject.person() == Person.SECOND;
    return told ? Tense.PERFECT : tense;
  }

  private static Draft object(Cast cast) {
    return acted(cast, "acc", "acc", "accpl");
  }

  private static Draft acted(Cast cast, String... patterns) {
    NounPhrase subject = cast.person();
    Verb verb = cast.verb("human", patterns);
    Clause clause = timed(cast.clause(subject, verb, tense(cast, subject)), cast);
    boolean placed = verb.governs().startsWith("acc") && cast.dice().chance(30);
    Clause full = placed ? with(clause, clause.adverbials().withPlace(cast.place())) : clause;
    return stated(full, cast.dice().chance(40));
  }

  /** Only an accusative that differs from the nominative may come first, to stay unambiguous. */
  private static Draft objectFirst(Cast cast) {
    NounPhrase subject = cast.person();
    Verb verb = cast.verb("human", "acc");
    Clause clause = timed(cast.clause(subject, verb, tense(cast, subject)), cast);
    NounPhrase object = clause.accusative().get(0);
    boolean clear =
        !object.indefinite() && object.form() == Form.M && !subject.head().equals("sie");
    if (!clear) {
      return stated(clause, true);
    }
    return Draft.of(
        subject, verb.infinitive(), clause.main(First.ACCUSATIVE) + ".", clause.english() + ".");
  }

  private static Draft doing(Cast cast) {
    NounPhrase subject = cast.person();
    Verb verb = cast.verb("human", "-");
    Clause clause = timed(cast.clause(subject, verb, tense(cast, subject)), cast);
    Adverbials adverbials = clause.adverbials();
    boolean lives = verb.infinitive().equals("wohnen");
    if (!lives && cast.dice().chance(40)) {
      adverbials = adverbials.withManner(cast.dice().pick(cast.lexicon().pairs("manner")));
    }
    if (lives || cast.dice().chance(60)) {
      adverbials = adverbials.withPlace(cast.place());
    }
    Clause full = with(clause, adverbials);
    boolean placeFirst = adverbials.place().isPresent() && cast.dice().chance(15);
    return placeFirst
        ? Draft.of(subject, verb.infinitive(), full.main(First.PLACE) + ".", full.english() + ".")
        : stated(full, cast.dice().chance(40));
  }

  private static Draft animal(Cast cast) {
    NounPhrase subject = cast.animal();
    Verb verb = cast.verb("animal", "acc", "dat", "-");
    Clause clause = timed(cast.clause(subject, verb, tense(cast, subject)), cast);
    boolean rests = verb.governs().equals("-");
    Adverbials adverbials =
        rests && cast.dice().chance(70)
            ? clause.adverbials().withPlace(cast.dice().chance(50) ? cast.beside() : cast.place())
            : clause.adverbials();
    return stated(with(clause, adverbials), cast.dice().chance(40));
  }

  private static Draft motion(Cast cast) {
    NounPhrase subject = cast.person();
    Clause clause =
        timed(cast.clause(subject, cast.verb("motion", "dir"), tense(cast, subject)), cast);
    Adverbials adverbials =
        cast.dice().chance(30)
            ? clause.adverbials().withManner(cast.dice().pick(cast.lexicon().pairs("manner")))
            : clause.adverbials();
    return stated(with(clause, adverbials), cast.dice().chance(40));
  }

  private static Draft negation(Cast cast) {
    NounPhrase subject = cast.person();
    Verb verb = cast.verb("human", "acc", "acc", "dat", "-", "give");
    Clause clause = timed(cast.clause(subject, verb, tense(cast, subject)), cast);
    return stated(with(clause, Modal.NONE, true), cast.dice().chance(30));
  }

  private static Draft modal(Cast cast) {
    return stated(modalClause(cast), cast.dice().chance(40));
  }

  private static Clause modalClause(Cast cast) {
    Dice dice = cast.dice();
    NounPhrase subject = cast.person();
    boolean moves = dice.chance(25);
    Verb verb = moves ? cast.verb("motion", "dir") : active(cast, "acc", "acc", "dat", "-", "give");
    Modal modal = dice.pick(MODALS);
    boolean past = modal != Modal.MOECHTE && dice.chance(35);
    Tense tense = past ? Tense.PRETERITE : dice.pick(List.of(Tense.FUTURE, Tense.NOW));
    Clause clause = cast.clause(subject, verb, tense);
    Clause timed = past || tense == Tense.FUTURE ? timed(clause, cast) : clause;
    return with(timed, modal, dice.chance(20));
  }

  /** Returns a verb suitable for an imperative. */
  static Verb active(Cast cast, String... patterns) {
    Verb verb = cast.verb("human", patterns);
    while (verb.stative()) {
      verb = cast.verb("human", patterns);
    }
    return verb;
  }

  private static Draft often(Cast cast) {
    boolean moves = cast.dice().chance(25);
    NounPhrase subject = cast.person();
    Verb verb = moves ? cast.verb("motion", "dir") : cast.verb("human", "acc", "accpl", "dat", "-");
    Clause clause = cast.clause(subject, verb, Tense.HABIT);
    Adverbials adverbials =
        clause.adverbials().withOften(cast.dice().pick(cast.lexicon().pairs("often")));
    boolean places = verb.governs().equals("-");
    return stated(with(clause, places ? adverbials.withPlace(cast.place()) : adverbials), false);
  }

  private static Draft yesNo(Cast cast) {
    Clause clause = cast.dice().chance(40) ? modalClause(cast) : questioned(cast, true);
    return asked(clause, "", "");
  }

  private static Draft wh(Cast cast) {
    Bilingual asked =
        cast.dice()
            .pick(
                List.of(
                    new Bilingual("warum", "why"),
                    new Bilingual("wann", "when"),
                    new Bilingual("wo", "where"),
                    new Bilingual("wie oft", "how often")));
    Clause clause = questioned(cast, asked.german().equals("warum"));
    if (asked.german().equals("wie oft")) {
      clause = cast.clause(clause.subject(), active(cast, "acc", "-"), Tense.HABIT);
    }
    return asked(clause, asked.german(), asked.english());
  }

  private static Clause questioned(Cast cast, boolean timed) {
    NounPhrase subject = cast.person();
    Verb verb = active(cast, "acc", "acc", "give", "-");
    Clause clause = cast.clause(subject, verb, cast.dice().pick(List.of(Tense.PERFECT, Tense.NOW)));
    return timed ? timed(clause, cast) : clause;
  }

  private static Draft asked(Clause clause, String german, String english) {
    return Draft.of(
        clause.subject(),
        clause.verb().infinitive(),
        clause.question(german) + "?",
        clause.englishQuestion(english) + "?");
  }

  private static Draft who(Cast cast) {
    Verb verb = active(cast, "acc", "acc", "dat", "give", "-");
    Tense tense = cast.dice().pick(List.of(Tense.PERFECT, Tense.PERFECT, Tense.NOW));
    Clause clause = timed(cast.clause(Cast.WHO, verb, tense), cast);
    return Draft.of(
        clause.accusative().isEmpty() ? Cast.WHO : clause.accusative().get(0),
        verb.infinitive(),
        clause.main(First.SUBJECT) + "?",
        clause.english() + "?");
  }

  private static Draft being(Cast cast) {
    return Being.plain(cast);
  }

  private static Draft comparing(Cast cast) {
    return Being.comparing(cast);
  }

  private static Draft job(Cast cast) {
    return Being.job(cast);
  }

  private static Draft position(Cast cast) {
    return Being.position(cast);
  }

  private static Draft existence(Cast cast) {
    return Being.existence(cast);
  }
}
