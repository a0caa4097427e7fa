package dev.conflayers.lab.corpus;

import dev.conflayers.lab.corpus.grammar.Dice;
import dev.conflayers.lab.corpus.grammar.Plan;
import dev.conflayers.lab.corpus.grammar.Plans;
import dev.conflayers.lab.corpus.grammar.WordLists;
import dev.conflayers.task.Task;
import dev.conflayers.task.Tasks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Short stories, split in two after some part of their plot. */
final class StoryFamily implements Family {
  private static final int FEWEST_PARTS = 2;

  private final List<Plan> plans;

  StoryFamily(WordLists words) {
    this.plans = Plans.read("stories.txt", words);
  }

  @Override
  public String name() {
    return "stories";
  }

  @Override
  public int share() {
    return 10;
  }

  @Override
  public Task task() {
    return Tasks.byName("mini-stories");
  }

  @Override
  public String description() {
    return "Openings of short stories with a wish, an obstacle and an end.";
  }

  @Override
  public String languages() {
    return "[en]";
  }

  @Override
  public Map<String, String> fields() {
    return inOrder("how the story begins", "one way in which it goes on");
  }

  @Override
  public DraftItem draft(Dice dice) {
    Plan.Made made = dice.pick(plans).make(dice);
    List<String> parts = made.body();
    int cut = dice.between(FEWEST_PARTS, parts.size() - FEWEST_PARTS);
    String rest = String.join(" ", parts.subList(cut, parts.size()));
    return new DraftItem(
        made.plan(),
        made.pair(),
        inOrder(String.join(" ", parts.subList(0, cut)), rest),
        " " + rest);
  }

  private static Map<String, String> inOrder(String opening, String continuation) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("opening", opening);
    fields.put("continuation", continuation);
    return fields;
  }
}
