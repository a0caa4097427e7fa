package dev.conflayers.task;

import java.util.List;

/** Answer extraction shared by all tasks. */
final class Answers {
  private Answers() {}

  /** Returns the text before the first stop string, without white space around it. */
  static String untilStop(String output, List<String> stopStrings) {
    String text = PythonText.strip(output);
    int end = text.length();
    for (String stop : stopStrings) {
      int at = text.indexOf(stop);
      if (at >= 0) {
        end = Math.min(end, at);
      }
    }
    return PythonText.strip(text.substring(0, end));
  }
}
