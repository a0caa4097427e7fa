package dev.conflayers.report.section;

import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.analysis.OwnSets;
import dev.conflayers.judge.analysis.SetAgreement;
import dev.conflayers.judge.figure.Comparison;
import dev.conflayers.report.page.CellText;
import dev.conflayers.report.page.Page;
import dev.conflayers.report.page.RichText;
import dev.conflayers.report.page.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Skip sets found by searches before the measurement, and whether they are specific to their task.
 */
final class SearchedSets {
  private SearchedSets() {}

  static void append(Page page, Analysis analysis) {
    List<String> methods =
        analysis.setAgreements().stream().map(SetAgreement::method).distinct().toList();
    if (methods.isEmpty()) {
      return;
    }
    page.subsection("Skip sets found before the measurement");
    for (String method : methods) {
      page.say(RichText.none().plain("By ").code(method).plain(":"));
      alike(page, analysis, method);
      suit(page, analysis, method);
    }
    page.say(
        "*Set similarity*: mean Jaccard similarity, the share of the sublayers skipped by either"
            + " set that both skip. *Rank correlation*: mean Spearman correlation of the layers'"
            + " confidences in the searches. A method adapts to its task if sets for the same task,"
            + " found in other forks and so on other prompts, are more similar than sets for"
            + " different tasks.");
    if (!analysis.ownSets().isEmpty()) {
      page.say(
          "*Own set against other tasks'*: time per token with the sets searched on other tasks"
              + " (geometric mean) divided by that with the task's own set, per prompt; above 1,"
              + " the own set is faster.");
    }
  }

  private static void alike(Page page, Analysis analysis, String method) {
    Table table =
        new Table(
            "searched on",
            "sets",
            "sublayers skipped",
            "set similarity to other tasks",
            "set similarity within the task",
            "rank correlation with other tasks",
            "rank correlation within the task");
    for (SetAgreement sets : analysis.setAgreements()) {
      if (sets.method().equals(method)) {
        table.row(
            sets.task(),
            Integer.toString(sets.sets()),
            CellText.number(sets.sublayers(), 1),
            likeness(sets.toOtherTasks(), "no other task"),
            likeness(sets.toOtherForks(), "one set"),
            likeness(sets.ranksToOtherTasks(), "no search measured confidence"),
            likeness(sets.ranksToOtherForks(), "fewer than two searches measured confidence"));
      }
    }
    page.table(table);
  }

  private static String likeness(@Nullable Double value, String why) {
    return value == null ? CellText.none(why) : CellText.number(value, 2);
  }

  private static void suit(Page page, Analysis analysis, String method) {
    Table table =
        new Table(
            "task",
            "prompts",
            "own set against other tasks' [95%]",
            "accepted, own",
            "accepted, others'");
    for (OwnSets sets : analysis.ownSets()) {
      if (sets.method().equals(method)) {
        table.row(
            sets.task(),
            Integer.toString(sets.gain().n()),
            gain(sets),
            sets.ownAcceptance() == null ? CellText.NONE : CellText.percent(sets.ownAcceptance()),
            sets.otherAcceptance() == null
                ? CellText.NONE
                : CellText.percent(sets.otherAcceptance()));
      }
    }
    if (!table.isEmpty()) {
      page.table(table);
      analysis.ownSets().stream()
          .filter(sets -> sets.method().equals(method))
          .filter(sets -> sets.task().equals(Comparison.ALL_TASKS))
          .forEach(
              sets ->
                  page.say(
                      RichText.none().strong("Adaptation to the task").plain(" " + answer(sets))));
    }
  }

  private static String gain(OwnSets sets) {
    return CellText.figure(sets.gain(), 3, "not measured");
  }

  private static String answer(OwnSets sets) {
    return switch (sets.call()) {
          case ADAPTS -> "Yes: a set is faster on the task on which it was searched: ";
          case GAINS_LITTLE -> "No: a set is not 1% faster on the task on which it was searched: ";
          case CANNOT_TELL ->
              "Inconclusive whether a set is faster on the task on which it was searched: ";
        }
        + gain(sets)
        + ".";
  }
}
