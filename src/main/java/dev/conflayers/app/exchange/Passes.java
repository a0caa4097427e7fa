package dev.conflayers.app.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Scripts that open their answer file to append leave the answers of every run in it. Tells where
 * one ends and the next begins.
 */
final class Passes {
  /** Two passes of greedy decoding give the same texts but for ties that rounding decides. */
  private static final double ALIKE = 0.8;

  private Passes() {}

  /**
   * Returns the passes of a file; one where it was written by a single run.
   *
   * @param whole all that the file holds
   * @param summaries before which answers a summary line stands
   */
  static List<Recording> split(Recording whole, List<Integer> summaries) {
    List<ImportedAnswer> answers = whole.answers();
    List<Break> breaks = of(answers, summaries);
    if (breaks.isEmpty()) {
      return List.of(whole);
    }
    List<Recording> passes = new ArrayList<>();
    int from = 0;
    for (int pass = 0; pass <= breaks.size(); pass++) {
      int to = pass < breaks.size() ? breaks.get(pass).index() : answers.size();
      List<String> missing = new ArrayList<>(whole.missing());
      if (pass > 0) {
        missing.add(0, why(answers, breaks.get(pass - 1)));
      }
      passes.add(
          new Recording(
              whole.file(),
              Integer.toString(pass + 1),
              whole.model(),
              answers.subList(from, to),
              whole.resolutionSeconds(),
              null,
              missing,
              whole.notes()));
      from = to;
    }
    return passes;
  }

  private static String why(List<ImportedAnswer> answers, Break at) {
    return "line " + answers.get(at.index()).line() + " begins another run: " + at.why();
  }

  /** Returns where a second pass begins, and why it is taken for one. */
  record Break(int index, String why) {}

  /**
   * Returns the indices at which passes after the first begin.
   *
   * @param summaries before which answers a summary line stands, which a script writes at its end
   */
  static List<Break> of(List<ImportedAnswer> answers, List<Integer> summaries) {
    List<Break> breaks = new ArrayList<>();
    for (int at : summaries) {
      if (at > 0 && at < answers.size()) {
        breaks.add(new Break(at, "a summary of the answers before it stands above it"));
      }
    }
    if (!breaks.isEmpty()) {
      return breaks;
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < answers.size(); i++) {
      ImportedAnswer answer = answers.get(i);
      if (!answer.example().isEmpty() && !seen.add(answer.task() + "/" + answer.example())) {
        breaks.add(new Break(i, "question " + answer.example() + " was answered before"));
        seen.clear();
        seen.add(answer.task() + "/" + answer.example());
      }
    }
    boolean named = answers.stream().noneMatch(answer -> answer.example().isEmpty());
    return named || !breaks.isEmpty() ? breaks : repeats(answers);
  }

  private static List<Break> repeats(List<ImportedAnswer> answers) {
    int size = answers.size();
    for (int period = 2; period <= size / 2; period++) {
      if (size % period == 0 && alike(answers, period)) {
        List<Break> breaks = new ArrayList<>();
        for (int at = period; at < size; at += period) {
          breaks.add(new Break(at, "its texts are those of the " + period + " answers before"));
        }
        return breaks;
      }
    }
    return List.of();
  }

  private static boolean alike(List<ImportedAnswer> answers, int period) {
    // Where answers are words or numbers, texts repeat by themselves.
    if (2 * answers.stream().limit(period).map(ImportedAnswer::text).distinct().count() <= period) {
      return false;
    }
    int same = 0;
    for (int i = period; i < answers.size(); i++) {
      String text = answers.get(i).text();
      same += !text.isEmpty() && text.equals(answers.get(i - period).text()) ? 1 : 0;
    }
    return same >= ALIKE * (answers.size() - period);
  }
}
