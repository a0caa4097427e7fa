package dev.conflayers.lab.corpus.german;

import dev.conflayers.lab.corpus.grammar.Dice;
import dev.conflayers.lab.corpus.grammar.Sentences;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes German sentences, each with the one English rendering that the rules of this grammar give:
 * the perfect and the preterite are the simple past, the present is progressive unless it is a
 * habit, {@code schon bald} is {@code will}, {@code nicht} is never shortened.
 */
public final class GermanEnglish {
  private final GermanLexicon lexicon = new GermanLexicon();
  private final Map<String, Plan> plans = new TreeMap<>();

  public GermanEnglish() {
    plans.putAll(SimplePlans.all());
    plans.putAll(LinkedPlans.all());
  }

  /** A generator of sentences. */
  interface Plan {
    /** Returns a pair in German and English, without capitals and with the final punctuation. */
    Draft make(Cast cast);
  }

  /** A sentence before capitalisation. */
  record Draft(String pair, String german, String english) {
    static Draft of(NounPhrase subject, String with, String german, String english) {
      return new Draft(subject.head() + "+" + with, german, english);
    }
  }

  public GermanSentence make(Dice dice) {
    String name = dice.pick(List.copyOf(plans.keySet()));
    return make(name, dice);
  }

  private GermanSentence make(String name, Dice dice) {
    Plan plan = plans.get(name);
    if (plan == null) {
      throw new IllegalArgumentException("no plan is called '" + name + "'");
    }
    Draft draft = plan.make(new Cast(lexicon, dice));
    return new GermanSentence(
        name, draft.pair(), Sentences.tidied(draft.german()), Sentences.tidied(draft.english()));
  }
}
