package dev.conflayers.lab.corpus.german;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.lab.corpus.grammar.Dice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Oracle: the declension and conjugation tables of the Duden grammar, written out by hand. */
class GermanEnglishTest {
  private static final Adjective OLD = new Adjective("alt", "älter", "old", "older");
  private static final Noun DOG = new Noun(Form.M, false, "Hund", "Hunde", "dog", "dogs");
  private static final Noun CAT = new Noun(Form.F, false, "Katze", "Katzen", "cat", "cats");
  private static final Noun HOUSE = new Noun(Form.N, false, "Haus", "Häuser", "house", "houses");
  private static final Noun BOY = new Noun(Form.M, true, "Junge", "Jungen", "boy", "boys");

  private final GermanLexicon lexicon = new GermanLexicon();

  @ParameterizedTest
  @CsvSource({
    "DEFINITE,der alte Hund,den alten Hund,dem alten Hund",
    "INDEFINITE,ein alter Hund,einen alten Hund,einem alten Hund",
    "KEIN,kein alter Hund,keinen alten Hund,keinem alten Hund",
    "DIESER,dieser alte Hund,diesen alten Hund,diesem alten Hund",
    "UNSER,unser alter Hund,unseren alten Hund,unserem alten Hund",
  })
  void declinesMasculines(Determiner determiner, String nominative, String accusative, String dat) {
    assertForms(determiner, DOG, false, nominative, accusative, dat);
  }

  @ParameterizedTest
  @CsvSource({
    "DEFINITE,die alte Katze,der alten Katze",
    "INDEFINITE,eine alte Katze,einer alten Katze",
    "MEIN,meine alte Katze,meiner alten Katze",
  })
  void declinesFeminines(Determiner determiner, String direct, String dative) {
    assertForms(determiner, CAT, false, direct, direct, dative);
  }

  @ParameterizedTest
  @CsvSource({
    "DEFINITE,das alte Haus,dem alten Haus",
    "INDEFINITE,ein altes Haus,einem alten Haus",
    "DIESER,dieses alte Haus,diesem alten Haus",
  })
  void declinesNeuters(Determiner determiner, String direct, String dative) {
    assertForms(determiner, HOUSE, false, direct, direct, dative);
  }

  @ParameterizedTest
  @CsvSource({
    "DEFINITE,die alten Häuser,den alten Häusern",
    "INDEFINITE,alte Häuser,alten Häusern",
    "KEIN,keine alten Häuser,keinen alten Häusern",
    "DEIN,deine alten Häuser,deinen alten Häusern",
  })
  void declinesPlurals(Determiner determiner, String direct, String dative) {
    assertForms(determiner, HOUSE, true, direct, direct, dative);
  }

  @Test
  void declinesWeakMasculinesAndStems() {
    assertForms(
        Determiner.DEFINITE, BOY, false, "der alte Junge", "den alten Jungen", "dem alten Jungen");
    assertThat(new Adjective("müde", "", "", "").inflected("er")).isEqualTo("müder");
    assertThat(new Adjective("teuer", "", "", "").inflected("es")).isEqualTo("teures");
    assertThat(GermanLexicon.contracted("in", "das")).isEqualTo("ins");
    assertThat(GermanLexicon.contracted("auf", "das")).isEqualTo("auf das");
  }

  @ParameterizedTest
  @CsvSource({
    "kaufen,kaufe,kaufst,kauft,kaufen,kaufte,kauften",
    "lesen,lese,liest,liest,lesen,las,lasen",
    "essen,esse,isst,isst,essen,aß,aßen",
    "arbeiten,arbeite,arbeitest,arbeitet,arbeiten,arbeitete,arbeiteten",
    "sammeln,sammle,sammelst,sammelt,sammeln,sammelte,sammelten",
    "schließen,schließe,schließt,schließt,schließen,schloss,schlossen",
    "einladen,lade,lädst,lädt,laden,lud,luden",
    "vergessen,vergesse,vergisst,vergisst,vergessen,vergaß,vergaßen",
  })
  void conjugates(
      String infinitive, String i, String you, String he, String we, String past, String pastWe) {
    Verb verb =
        lexicon.verbs("human").stream()
            .filter(v -> v.infinitive().equals(infinitive))
            .findFirst()
            .orElseThrow();
    assertThat(List.of(Person.FIRST, Person.SECOND, Person.THIRD, Person.FIRST_PLURAL))
        .extracting(verb::present)
        .containsExactly(i, you, he, we);
    assertThat(Person.THIRD.preterite(verb.past())).isEqualTo(past);
    assertThat(Person.THIRD_PLURAL.preterite(verb.past())).isEqualTo(pastWe);
  }

  @Test
  void putsTheVerbWhereItBelongs() {
    Clause clause = clause("anrufen", Tense.NOW, Modal.NONE, false);
    assertThat(clause.main(Clause.First.SUBJECT)).isEqualTo("Anna ruft heute den Hund an");
    assertThat(clause.main(Clause.First.TIME)).isEqualTo("heute ruft Anna den Hund an");
    assertThat(clause.question("warum")).isEqualTo("warum ruft Anna heute den Hund an");
    assertThat(clause.last()).isEqualTo("Anna heute den Hund anruft");
    assertThat(clause.purpose()).isEqualTo("heute den Hund anzurufen");
    assertThat(clause.english()).isEqualTo("Anna is calling the dog today");
    assertThat(clause.englishQuestion("why")).isEqualTo("why is Anna calling the dog today");
    Clause perfect = clause("anrufen", Tense.PERFECT, Modal.NONE, true);
    assertThat(perfect.main(Clause.First.SUBJECT))
        .isEqualTo("Anna hat heute den Hund nicht angerufen");
    assertThat(perfect.last()).isEqualTo("Anna heute den Hund nicht angerufen hat");
    assertThat(perfect.english()).isEqualTo("Anna did not call the dog today");
    Clause modal = clause("anrufen", Tense.PRETERITE, Modal.MUSS, false);
    assertThat(modal.main(Clause.First.SUBJECT)).isEqualTo("Anna musste heute den Hund anrufen");
    assertThat(modal.last()).isEqualTo("Anna heute den Hund anrufen musste");
    assertThat(modal.englishQuestion("")).isEqualTo("did Anna have to call the dog today");
  }

  @Test
  void everyGermanSentenceHasOneTranslation() {
    GermanEnglish grammar = new GermanEnglish();
    Map<String, String> translations = new HashMap<>();
    for (int i = 0; i < 60_000; i++) {
      GermanSentence sentence = grammar.make(Dice.of(5, i));
      String other = translations.putIfAbsent(sentence.german(), sentence.english());
      assertThat(sentence.english()).isEqualTo(other == null ? sentence.english() : other);
      assertThat(sentence.german() + sentence.english())
          .doesNotContain("  ", "(n)", "_", " .", "null");
      assertThat(sentence.german()).matches("\\p{Lu}.*[.?]");
      assertThat(sentence.english()).matches("\\p{Lu}.*[.?]");
    }
    assertThat(translations).hasSizeGreaterThan(50_000);
  }

  private static void assertForms(
      Determiner determiner, Noun noun, boolean many, String nominative, String acc, String dat) {
    Described what = new Described(noun, List.of(OLD));
    assertThat(List.of(Case.values()))
        .extracting(in -> what.german(determiner, many, in))
        .containsExactly(nominative, acc, dat);
  }

  private Clause clause(String infinitive, Tense tense, Modal modal, boolean negated) {
    Verb verb =
        lexicon.verbs("human").stream()
            .filter(v -> v.infinitive().equals(infinitive))
            .findFirst()
            .orElseThrow();
    return new Clause(
        NounPhrase.name("Anna", Form.F),
        verb,
        tense,
        modal,
        List.of(),
        List.of(NounPhrase.of(Determiner.DEFINITE, new Described(DOG, List.of()), false)),
        Adverbials.NONE.withTime(new Bilingual("heute", "today")),
        negated);
  }
}
