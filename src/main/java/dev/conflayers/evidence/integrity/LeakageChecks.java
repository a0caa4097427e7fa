package dev.conflayers.evidence.integrity;

import dev.conflayers.record.RunRecord;
import dev.conflayers.suite.declared.Phase;
import dev.conflayers.suite.declared.Schedule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Checks for leakage: whether measured prompts could be known before they were measured. */
final class LeakageChecks {
  /** The split that claims are about. */
  private static final String TEST = "test";

  /** With a larger share of repeated prompts, the number of prompts means nothing. */
  private static final double REPEATED = 0.05;

  private final RunRecord run;
  private final Map<String, String> texts = new HashMap<>();

  LeakageChecks(RunRecord run) {
    this.run = run;
    for (Schedule.ScheduledExample example : run.schedule().examples()) {
      texts.put(
          key(example.task(), example.example()), key(example.task(), plain(example.prompt())));
    }
  }

  private static String key(String task, String of) {
    return task + "\n" + of;
  }

  /** Prompts that differ only in case and white space count as the same. */
  private static String plain(String prompt) {
    return prompt.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
  }

  /** Returns the examples of a phase, each with its task. */
  private Set<String> examples(Phase phase) {
    Set<String> examples = new TreeSet<>();
    for (Schedule.ScheduledTrial trial : run.schedule().trials()) {
      if (trial.phase() == phase) {
        examples.add(key(trial.task(), trial.example()));
      }
    }
    return examples;
  }

  private Set<String> texts(Phase phase) {
    Set<String> of = new HashSet<>();
    examples(phase).forEach(example -> of.add(texts.getOrDefault(example, example)));
    return of;
  }

  /** Returns the measured prompts that are also in {@code seen}, as task and example. */
  private List<String> measuredAmong(Set<String> seen) {
    return examples(Phase.MEASURED).stream()
        .filter(example -> seen.contains(texts.getOrDefault(example, example)))
        .map(example -> example.replace('\n', '/'))
        .toList();
  }

  /** Checks that claims are tested on the split that is kept apart for them. */
  Finding claimsSplit() {
    String check = "claims-split";
    List<String> off =
        run.schedule().tasks().stream()
            .filter(task -> !task.split().equals(TEST))
            .map(task -> task.task() + " on " + task.split())
            .toList();
    int claims = run.schedule().claims().size();
    if (claims == 0) {
      return Finding.pass(
          check,
          "the run makes no claim"
              + (off.isEmpty()
                  ? "."
                  : ", and could not make one, because it measures " + FigureText.some(off) + "."));
    }
    return off.isEmpty()
        ? Finding.pass(check, "the run's claims are tested on the split 'test' alone.")
        : Finding.fail(
            check,
            "claims are tested on splits that settings may have been chosen on: "
                + FigureText.some(off)
                + ".");
  }

  Finding warmUpPrompts() {
    String check = "warm-up-prompts";
    List<String> twice = measuredAmong(texts(Phase.WARM_UP));
    return twice.isEmpty()
        ? Finding.pass(check, "no measured prompt was used for warm-up.")
        : Finding.warn(
            check,
            twice.size()
                + " measured prompts were used for warm-up before: "
                + FigureText.some(twice)
                + ".");
  }

  Finding searchPrompts() {
    String check = "search-prompts";
    List<String> twice = measuredAmong(texts(Phase.SEARCH));
    return twice.isEmpty()
        ? Finding.pass(check, "no skip set was searched for on a measured prompt.")
        : Finding.fail(
            check,
            "skip sets were searched for on "
                + twice.size()
                + " prompts that were measured afterwards: "
                + FigureText.some(twice)
                + ".");
  }

  /** Checks for repeated prompts of a task, which are fewer independent draws than they seem. */
  Finding repeatedPrompts() {
    String check = "repeated-prompts";
    Set<String> examples = examples(Phase.MEASURED);
    Set<String> seen = new HashSet<>();
    List<String> again = new ArrayList<>();
    for (String example : examples) {
      if (!seen.add(texts.getOrDefault(example, example))) {
        again.add(example.replace('\n', '/'));
      }
    }
    if (again.isEmpty()) {
      return Finding.pass(check, "the " + examples.size() + " measured prompts all differ.");
    }
    String evidence =
        again.size()
            + " of "
            + examples.size()
            + " measured prompts repeat another of their task, so intervals are too narrow: "
            + FigureText.some(again)
            + ".";
    return again.size() > REPEATED * examples.size()
        ? Finding.fail(check, evidence)
        : Finding.warn(check, evidence);
  }

  /**
   * Checks for measured prompts that also occur in another split, from which settings may be
   * learnt.
   */
  Finding otherSplits(Surroundings surroundings) {
    String check = "other-splits";
    Set<String> names = new TreeSet<>();
    List<String> leaked = new ArrayList<>();
    int others = 0;
    for (Surroundings.OtherSplit split : surroundings.splits()) {
      Set<String> seen = new HashSet<>();
      split.prompts().forEach(prompt -> seen.add(key(split.task(), plain(prompt))));
      names.add(split.split());
      others += split.prompts().size();
      measuredAmong(seen).forEach(example -> leaked.add(example + " in " + split.split()));
    }
    String unread =
        surroundings.unread().isEmpty() ? "" : "; " + String.join("; ", surroundings.unread());
    if (!leaked.isEmpty()) {
      return Finding.fail(
          check,
          leaked.size()
              + " measured prompts also occur in another split of their data set: "
              + FigureText.some(leaked)
              + unread
              + ".");
    }
    return names.isEmpty()
        ? Finding.notChecked(check, "no other split of the data sets was available" + unread + ".")
        : Finding.pass(
            check,
            FigureText.of(
                "no measured prompt is among the %d prompts of the other splits (%s)%s.",
                others, String.join(", ", names), unread));
  }
}
