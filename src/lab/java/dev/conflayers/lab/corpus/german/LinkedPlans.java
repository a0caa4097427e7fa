package dev.conflayers.lab.corpus.german;

import dev.conflayers.lab.corpus.german.Clause.First;
import dev.conflayers.lab.corpus.german.GermanEnglish.Draft;
import dev.conflayers.lab.corpus.german.GermanEnglish.Plan;
import dev.conflayers.lab.corpus.grammar.Dice;
import java.util.List;
import java.util.Map;

/** Sentences of two clauses. */
final class LinkedPlans {
  private static final List<Bilingual> SUBORDINATE =
      List.of(
          new Bilingual("weil", "because"),
          new Bilingual("weil", "because"),
          new Bilingual("obwohl", "although"));
  private static final List<Bilingual> COORDINATE =
      List.of(new Bilingual("und", "and"), new Bilingual("aber", "but"));
  private static final List<Bilingual> BELIEFS =
      List.of(
          new Bilingual("ich glaube", "I believe"),
          new Bilingual("ich weiß", "I know"),
          new Bilingual("wir hoffen", "we hope"),
          new Bilingual("er sagt", "he says"),
          new Bilingual("alle wissen", "everyone knows"),
          new Bilingual("sie glaubt", "she believes"),
          new Bilingual("es ist schade", "it is a pity"),
          new Bilingual("es ist gut", "it is good"),
          new Bilingual("ich habe gehört", "I heard"),
          new Bilingual("niemand glaubt", "nobody believes"));
  private static final List<Bilingual> WEATHER =
      List.of(
          new Bilingual("es regnet", "it rains"),
          new Bilingual("es schneit", "it snows"),
          new Bilingual("die Sonne scheint", "the sun shines"),
          new Bilingual("es kalt ist", "it is cold"),
          new Bilingual("es dunkel wird", "it gets dark"),
          new Bilingual("das Wetter schön ist", "the weather is nice"));

  private LinkedPlans() {}

  static Map<String, Plan> all() {
    return Map.of(
        "because", LinkedPlans::because,
        "that", LinkedPlans::that,
        "when", LinkedPlans::when,
        "and", LinkedPlans::and,
        "relative-subject", LinkedPlans::relativeSubject,
        "relative-object", LinkedPlans::relativeObject,
        "purpose", LinkedPlans::purpose);
  }

  private static Clause done(Cast cast, NounPhrase subject, Tense tense) {
    Verb verb =
        cast.dice().chance(20)
            ? cast.verb("motion", "dir")
            : cast.verb("human", "acc", "acc", "dat", "-");
    Clause clause = cast.clause(subject, verb, tense);
    boolean placed = verb.infinitive().equals("wohnen");
    return placed ? SimplePlans.with(clause, clause.adverbials().withPlace(cast.place())) : clause;
  }

  private static Draft because(Cast cast) {
    Dice dice = cast.dice();
    Bilingual link = dice.pick(SUBORDINATE);
    Tense tense = dice.pick(List.of(Tense.PERFECT, Tense.NOW));
    Clause effect = done(cast, cast.person(), tense);
    NounPhrase subject = effect.subject();
    boolean state = subject.form() != Form.N && dice.chance(50);
    Adjective adjective = dice.pick(cast.lexicon().adjectives("person"));
    Person person = subject.person();
    Clause cause = done(cast, dice.pick(cast.lexicon().names()), tense);
    NounPhrase again = again(subject);
    boolean past = tense.isPast();
    String german =
        state
            ? again.nominative()
                + " "
                + adjective.german()
                + " "
                + (past ? person.preterite("war") : person.bin())
            : cause.last();
    String english =
        state
            ? again.english()
                + " "
                + (past ? person.was() : person.be())
                + " "
                + adjective.english()
            : cause.english();
    return Draft.of(
        subject,
        effect.verb().infinitive(),
        effect.main(First.SUBJECT) + ", " + link.german() + " " + german + ".",
        effect.english() + " " + link.english() + " " + english + ".");
  }

  /** Returns the pronoun that refers back to {@code subject}. */
  private static NounPhrase again(NounPhrase subject) {
    if (subject.pronoun()) {
      return subject;
    }
    Person person = subject.person();
    return switch (subject.form()) {
      case M -> NounPhrase.pronoun("er", "he", person, Form.M, Determiner.SEIN);
      case F -> NounPhrase.pronoun("sie", "she", person, Form.F, Determiner.IHR_HER);
      case N -> NounPhrase.pronoun("es", "it", person, Form.N, Determiner.SEIN);
      case PLURAL -> NounPhrase.pronoun("sie", "they", person, Form.PLURAL, Determiner.IHR_THEIR);
    };
  }

  private static Draft that(Cast cast) {
    Bilingual belief = cast.dice().pick(BELIEFS);
    NounPhrase subject = cast.dice().chance(30) ? cast.animal() : cast.someone();
    Tense tense = cast.dice().pick(List.of(Tense.PERFECT, Tense.NOW, Tense.FUTURE));
    Clause clause =
        cast.lexicon().kind(subject.head()).equals("animal")
            ? cast.clause(subject, cast.verb("animal", "acc", "-"), tense)
            : done(cast, subject, tense);
    Clause timed = SimplePlans.timed(clause, cast);
    return Draft.of(
        subject,
        timed.verb().infinitive(),
        belief.german() + ", dass " + timed.last() + ".",
        belief.english() + " that " + timed.english() + ".");
  }

  private static Draft when(Cast cast) {
    Bilingual weather = cast.dice().pick(WEATHER);
    Clause clause = done(cast, cast.person(), Tense.HABIT);
    boolean after = cast.dice().chance(50);
    String english = clause.english() + " when " + weather.english() + ".";
    return Draft.of(
        clause.subject(),
        clause.verb().infinitive(),
        after
            ? clause.main(First.SUBJECT) + ", wenn " + weather.german() + "."
            : "wenn " + weather.german() + ", " + clause.question("") + ".",
        after ? english : "when " + weather.english() + ", " + clause.english() + ".");
  }

  private static Draft and(Cast cast) {
    Bilingual link = cast.dice().pick(COORDINATE);
    Tense tense = cast.dice().pick(List.of(Tense.PERFECT, Tense.PRETERITE, Tense.NOW));
    Clause one = done(cast, cast.dice().pick(cast.lexicon().names()), tense);
    Clause other = done(cast, cast.someone(), tense);
    return Draft.of(
        other.subject(),
        other.verb().infinitive(),
        one.main(First.SUBJECT) + ", " + link.german() + " " + other.main(First.SUBJECT) + ".",
        one.english() + ", " + link.english() + " " + other.english() + ".");
  }

  private static Draft relativeSubject(Cast cast) {
    NounPhrase subject = defined(cast);
    Tense tense = cast.dice().pick(List.of(Tense.PERFECT, Tense.NOW));
    Clause clause = done(cast, subject, tense);
    Adjective adjective = cast.dice().pick(cast.lexicon().adjectives("person"));
    return Draft.of(
        subject,
        clause.verb().infinitive(),
        String.join(
            "",
            List.of(
                subject.nominative(),
                ", ",
                subject.form().article(Case.NOMINATIVE),
                " ",
                clause.predicateLast(),
                ", ",
                subject.person().bin(),
                " ",
                adjective.german(),
                ".")),
        String.join(
            " ",
            List.of(
                subject.english(),
                "who",
                clause.englishPredicate(),
                subject.person().be(),
                adjective.english() + ".")));
  }

  private static NounPhrase defined(Cast cast) {
    NounPhrase subject = cast.someone();
    while (subject.indefinite()) {
      subject = cast.someone();
    }
    return subject;
  }

  private static Draft relativeObject(Cast cast) {
    Dice dice = cast.dice();
    NounPhrase subject = cast.person();
    Verb verb = SimplePlans.active(cast, "acc");
    Tense tense = dice.pick(List.of(Tense.PERFECT, Tense.NOW));
    Clause whole = cast.clause(subject, verb, tense);
    NounPhrase object = whole.accusative().get(0);
    if (object.indefinite()) {
      return SimplePlans.stated(SimplePlans.timed(whole, cast), true);
    }
    Clause clause =
        new Clause(
            subject, verb, tense, Modal.NONE, List.of(), List.of(), whole.adverbials(), false);
    String kind = Cast.adjectivesOf(cast.lexicon().kind(object.head()));
    Adjective adjective = dice.pick(cast.lexicon().adjectives(kind.isEmpty() ? "thing" : kind));
    String pronoun = object.form().article(Case.ACCUSATIVE);
    return Draft.of(
        object,
        verb.infinitive(),
        String.join(
            "",
            List.of(
                object.nominative(),
                ", ",
                pronoun,
                " ",
                clause.last(),
                ", ",
                object.person().bin(),
                " ",
                adjective.german(),
                ".")),
        String.join(
            " ",
            List.of(
                object.english(),
                "that",
                whole.englishWithoutAccusative(),
                object.person().be(),
                adjective.english() + ".")));
  }

  private static Draft purpose(Cast cast) {
    NounPhrase subject = cast.person();
    Tense tense = SimplePlans.tense(cast, subject);
    Clause way = SimplePlans.timed(cast.clause(subject, cast.verb("motion", "dir"), tense), cast);
    Clause aim = cast.clause(subject, SimplePlans.active(cast, "acc", "acc", "dat"), Tense.NOW);
    return Draft.of(
        subject,
        aim.verb().infinitive(),
        way.main(First.SUBJECT) + ", um " + aim.purpose() + ".",
        way.english() + " " + aim.englishPurpose() + ".");
  }
}
