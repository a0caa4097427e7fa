package dev.conflayers.task;

import dev.conflayers.dataset.Example;
import java.util.List;
import java.util.function.Function;

/** Worked examples (shots) of the embedded model's prompts. */
final class Shots {
  private Shots() {}

  /** Returns each shot as its question, a space, its answer and an empty line. */
  static String before(List<Example> shots, Function<Example, String> asked, String answer) {
    StringBuilder text = new StringBuilder();
    for (Example shot : shots) {
      text.append(asked.apply(shot)).append(' ').append(shot.field(answer)).append("\n\n");
    }
    return text.toString();
  }
}
