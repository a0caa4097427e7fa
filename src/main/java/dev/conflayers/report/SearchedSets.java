package dev.conflayers.report;

import dev.conflayers.judge.analysis.Analysis;
import dev.conflayers.judge.analysis.Comparison;
import dev.conflayers.judge.analysis.OwnSets;
import dev.conflayers.judge.analysis.SetAgreement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the searches before measuring found, and whether it suits the task they searched on. */
final class SearchedSets {
  private SearchedSets() {}

  static void append(Page page, Analysis analysis) {
    List<String> methods =
        analysis.setAgreements().stream().map(SetAgreement::method).distinct().toList();
    if (methods.isEmpty()) {
      return;
    }
    page.subsection("Skip sets that were searched for before measuring");
    for (String method : methods) {
      page.say(RichText.none().plain("By ").code(method).plain(":"));
      alike(page, analysis, method);
      suit(page, analysis, method);
    }
    page.say(
        "*Sets like*: mean Jaccard similarity, of what either set leaves out the share that both"
            + " do. *Ranks like*: mean Spearman correlation of the layers' confidence as the"
            + " searches saw it. A method adapts to its task where sets of a task are more like one"
            + " another, in other forks and so from other prompts, than like those of other"
            + " tasks.");
    if (!analysis.ownSets().isEmpty()) {
      page.say(
          "*Own set against other tasks'*: time per token with the sets that were searched for on"
              + " other tasks (geometric mean) over that with the task's own, prompt by prompt;"
              + " above 1 the own set is faster.");
    }
  }

  private static void alike(Page page, Analysis analysis, String method) {
    Table table =
        new Table(
            "searched on",
            "sets",
            "sublayers left out",
            "sets like other tasks'",
            "like one another",
            "confidence ranks like other tasks'",
            "like one another's");
    for (SetAgreement sets : analysis.setAgreements()) {
      if (sets.method().equals(method)) {
        table.row(
            sets.task(),
            Integer.toString(sets.sets()),
            CellText.number(sets.sublayers(), 1),
            likeness(sets.toOtherTasks(), "no other task"),
            likeness(sets.toOtherForks(), "one set"),
            likeness(sets.ranksToOtherTasks(), "no search looked"),
            likeness(sets.ranksToOtherForks(), "fewer than two searches looked"));
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
              sets -> page.say(RichText.none().strong("Does it adapt?").plain(" " + answer(sets))));
    }
  }

  private static String gain(OwnSets sets) {
    return CellText.figure(sets.gain(), 3, "not measured");
  }

  private static String answer(OwnSets sets) {
    return switch (sets.call()) {
          case ADAPTS -> "Yes: a set is faster on the task that it was searched for on: ";
          case GAINS_LITTLE ->
              "No: a set is not 1% faster on the task that it was searched for on: ";
          case CANNOT_TELL ->
              "It cannot be told whether a set is faster on the task that it was searched for on: ";
        }
        + gain(sets)
        + ".";
  }
}
