package dev.conflayers.lab.corpus;

import dev.conflayers.lab.corpus.grammar.Dice;
import dev.conflayers.lab.corpus.grammar.Plan;
import dev.conflayers.task.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A family whose items are a text and its answer, made by plans that are drawn equally often.
 *
 * @param lineEnd what stands between the lines of an answer
 */
record PlannedFamily(
    String name,
    int share,
    Task task,
    String description,
    String textField,
    String answerField,
    String lineEnd,
    Map<String, String> fields,
    List<Plan> plans)
    implements Family {
  PlannedFamily {
    plans = List.copyOf(plans);
  }

  @Override
  public String languages() {
    return "[en]";
  }

  @Override
  public DraftItem draft(Dice dice) {
    Plan.Made made = dice.pick(plans).make(dice);
    String answer = String.join(lineEnd, made.answer());
    Map<String, String> values = new LinkedHashMap<>();
    values.put(textField, String.join(" ", made.body()));
    values.put(answerField, answer);
    return new DraftItem(made.plan(), made.pair(), values, " " + answer);
  }
}
