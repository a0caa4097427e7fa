package dev.conflayers.task;

import java.util.List;
import java.util.stream.Collectors;

/** Every task there is. */
public final class Tasks {
  private static final List<Task> ALL =
      List.of(
          new Gsm8k(),
          new CnnDailyMail(),
          new Wmt14DeEn(),
          new Alpaca(),
          new HumanEval(),
          new TinyStories(),
          new SpecBench(),
          new MiniTranslation(),
          new MiniInstructions(),
          new MiniStories());

  private Tasks() {}

  public static List<Task> all() {
    return ALL;
  }

  /** Returns the task that suites call {@code name}. */
  public static Task byName(String name) {
    return ALL.stream()
        .filter(task -> task.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no task is called '"
                        + name
                        + "'; there are "
                        + ALL.stream().map(Task::name).collect(Collectors.joining(", "))));
  }
}
