package dev.conflayers.report;

import dev.conflayers.analysis.Analysis;
import dev.conflayers.analysis.Comparison;
import dev.conflayers.analysis.OwnSets;
import dev.conflayers.analysis.SetAgreement;
import org.jspecify.annotations.Nullable;

/** What the searches before measuring found, and whether it suits the task they searched on. */
final class SearchedSets {
  private SearchedSets() {}

  static void append(Page page, Analysis analysis) {
    alike(page, analysis);
    suit(page, analysis);
  }

  private static void alike(Page page, Analysis analysis) {
    Table table =
        new Table(
            "searched on",
            "sets",
            "sublayers left out",
            "sets like other tasks'",
            "like one another",
            "confidence ranks like other tasks'",
            "like one another's",
            "by");
    for (SetAgreement sets : analysis.setAgreements()) {
      table.row(
          sets.task(),
          Integer.toString(sets.sets()),
          Cells.number(sets.sublayers(), 1),
          likeness(sets.toOtherTasks(), "no other task"),
          likeness(sets.toOtherForks(), "one set"),
          likeness(sets.ranksToOtherTasks(), "no look at confidence"),
          likeness(
              sets.ranksToOtherForks(), sets.ranksToOtherTasks() == null ? "no look" : "one set"),
          sets.method());
    }
    if (!table.isEmpty()) {
      page.subsection("Skip sets that were searched for before measuring").table(table);
      page.say(
          "*Sets like*: mean Jaccard similarity, of what either set leaves out the share that both do."
              + " *Ranks like*: mean Spearman correlation of the layers' confidence as the searches saw"
              + " it. A method adapts to its task where sets of a task are more like one another, in"
              + " other forks and so from other prompts, than like those of other tasks.");
    }
  }

  private static String likeness(@Nullable Double value, String why) {
    return value == null ? Cells.none(why) : Cells.number(value, 2);
  }

  private static void suit(Page page, Analysis analysis) {
    Table table =
        new Table(
            "task",
            "prompts",
            "own set against other tasks' [95 %]",
            "accepted, own",
            "accepted, others'",
            "by");
    for (OwnSets sets : analysis.ownSets()) {
      table.row(
          sets.task(),
          Integer.toString(sets.gain().n()),
          Cells.figure(sets.gain(), 3, "not measured"),
          sets.ownAcceptance() == null ? Cells.NONE : Cells.percent(sets.ownAcceptance()),
          sets.otherAcceptance() == null ? Cells.NONE : Cells.percent(sets.otherAcceptance()),
          sets.method());
    }
    if (table.isEmpty()) {
      return;
    }
    page.subsection("Does it adapt to the task?").table(table);
    analysis.ownSets().stream()
        .filter(sets -> sets.task().equals(Comparison.ALL_TASKS))
        .forEach(sets -> page.say(answer(sets)));
    page.say(
        "*Own set against other tasks'*: time per token with the sets that were searched for on other"
            + " tasks (geometric mean) over that with the task's own, prompt by prompt; above 1 the own"
            + " set is faster.");
  }

  private static String answer(OwnSets sets) {
    String gain = Cells.figure(sets.gain(), 3, "not measured");
    return switch (sets.call()) {
      case ADAPTS ->
          "Yes: a set is faster on the task that it was searched for on, by " + gain + ".";
      case GAINS_LITTLE ->
          "No: a set is not 1 % faster on the task that it was searched for on: " + gain + ".";
      case CANNOT_TELL ->
          "It cannot be told whether a set is faster on the task that it was searched for on: "
              + gain
              + ".";
    };
  }
}
