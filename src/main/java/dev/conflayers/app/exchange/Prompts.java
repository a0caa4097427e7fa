package dev.conflayers.app.exchange;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The prompts that all strategies answered. Without a name a prompt is told by its place: the n-th
 * answer of one file is to the prompt of the n-th answer of another.
 */
final class Prompts {
  private final String task;
  private final String otherwise;

  /**
   * Makes names.
   *
   * @param task whatever the files say; empty for what they say
   */
  Prompts(String task) {
    this.task = task;
    this.otherwise = "imported";
  }

  /** A prompt in one fork. */
  record Prompt(int fork, String task, String example) {
    String words() {
      return (task + " " + example).strip() + (fork == 0 ? "" : " of run " + (fork + 1));
    }
  }

  /** Returns the answers of a strategy by prompt, in order; refuses two answers to one. */
  Map<Prompt, ImportedAnswer> of(ImportedStrategies.Measured strategy) {
    Map<Prompt, ImportedAnswer> byPrompt = new LinkedHashMap<>();
    Map<Integer, Integer> places = new HashMap<>();
    for (ImportedAnswer answer : strategy.answers()) {
      int place = places.merge(answer.fork(), 1, Integer::sum);
      Prompt prompt = prompt(answer, place);
      ImportedAnswer before = byPrompt.putIfAbsent(prompt, answer);
      if (before != null) {
        throw strategy
            .first()
            .file()
            .problem(
                answer.line(),
                "answers " + prompt.words() + " again, as line " + before.line() + " did");
      }
    }
    return byPrompt;
  }

  private Prompt prompt(ImportedAnswer answer, int place) {
    String kind = !task.isEmpty() ? task : answer.task().isEmpty() ? otherwise : answer.task();
    String example =
        answer.example().isEmpty() ? String.format(Locale.ROOT, "%03d", place) : answer.example();
    return new Prompt(answer.fork(), kind, example);
  }

  /** Refuses strategies that did not answer the same prompts. */
  static void requireSame(
      List<ImportedStrategies.Measured> strategies, List<Map<Prompt, ImportedAnswer>> answers) {
    Map<Prompt, ImportedAnswer> first = answers.get(0);
    for (int s = 1; s < answers.size(); s++) {
      Map<Prompt, ImportedAnswer> other = answers.get(s);
      if (first.keySet().equals(other.keySet())) {
        continue;
      }
      ImportedStrategies.Measured one = strategies.get(0);
      ImportedStrategies.Measured two = strategies.get(s);
      boolean fewer = other.size() < first.size();
      Prompt lacking =
          (fewer ? first : other)
              .keySet().stream()
                  .filter(prompt -> !(fewer ? other : first).containsKey(prompt))
                  .findFirst()
                  .orElseThrow();
      throw two.first()
          .file()
          .problem(
              (fewer ? two : one).answers().get((fewer ? two : one).answers().size() - 1).line(),
              "the files did not answer the same prompts: "
                  + two.first().where()
                  + " has "
                  + other.size()
                  + " answers and "
                  + one.first().where()
                  + " "
                  + first.size()
                  + ", and "
                  + (fewer ? two.name() : one.name())
                  + " lacks "
                  + lacking.words()
                  + ": one was cut off, or was appended to, or is of another task");
    }
  }
}
