package dev.conflayers.report.section;

import java.util.List;

/**
 * A task as configured in the paper's code.
 *
 * @param name as in suites
 * @param dataset its name and split
 * @param shots worked examples before each prompt
 */
record PaperTask(String name, String dataset, int shots) {
  private static final List<PaperTask> ALL =
      List.of(
          new PaperTask("cnn-dailymail", "cnn-dailymail, test", 1),
          new PaperTask("gsm8k", "gsm8k, test", 5),
          new PaperTask("wmt14-de-en", "wmt14-de-en, test", 0),
          new PaperTask("alpaca", "alpaca, train", 0));

  /** Returns a task's name in suites, given that or its name in the paper's code. */
  static String of(String task) {
    return switch (task) {
      case "cnndm" -> "cnn-dailymail";
      case "wmt14_de-en" -> "wmt14-de-en";
      default -> task;
    };
  }

  static PaperTask named(String task) {
    return ALL.stream()
        .filter(paper -> paper.name().equals(of(task)))
        .findFirst()
        .orElse(new PaperTask(task, "not stated", 0));
  }
}
