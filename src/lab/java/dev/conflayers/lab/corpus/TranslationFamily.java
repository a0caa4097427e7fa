package dev.conflayers.lab.corpus;

import dev.conflayers.lab.corpus.german.GermanEnglish;
import dev.conflayers.lab.corpus.german.GermanSentence;
import dev.conflayers.lab.corpus.grammar.Dice;
import dev.conflayers.task.Task;
import dev.conflayers.task.Tasks;
import java.util.LinkedHashMap;
import java.util.Map;

/** German sentences to be translated into English. */
final class TranslationFamily implements Family {
  private final GermanEnglish grammar = new GermanEnglish();

  @Override
  public String name() {
    return "translation";
  }

  @Override
  public int share() {
    return 27;
  }

  @Override
  public Task task() {
    return Tasks.byName("mini-translation");
  }

  @Override
  public String description() {
    return "German sentences with the one English translation that the grammar gives.";
  }

  @Override
  public String languages() {
    return "[de, en]";
  }

  @Override
  public Map<String, String> fields() {
    return inOrder("the German sentence", "its translation");
  }

  @Override
  public DraftItem draft(Dice dice) {
    GermanSentence made = grammar.make(dice);
    return new DraftItem(
        made.plan(), made.pair(), inOrder(made.german(), made.english()), " " + made.english());
  }

  private static Map<String, String> inOrder(String de, String en) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("de", de);
    fields.put("en", en);
    return fields;
  }
}
