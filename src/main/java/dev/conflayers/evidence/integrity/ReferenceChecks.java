package dev.conflayers.evidence.integrity;

import dev.conflayers.evidence.integrity.Finding.Reach;
import dev.conflayers.suite.declared.Schedule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks that recorded prompts and references match the data sets. */
final class ReferenceChecks {
  static final String CHECK = "references";

  private final Schedule schedule;

  /** Tasks with recorded templates; earlier versions recorded none. */
  private final Set<String> templates;

  ReferenceChecks(Schedule schedule) {
    this.schedule = schedule;
    this.templates =
        schedule.examples().stream()
            .filter(example -> !example.template().isEmpty())
            .map(Schedule.ScheduledExample::task)
            .collect(Collectors.toSet());
  }

  /** Compares the record with the plan made again from the data sets. */
  Finding references(Surroundings.Replanned replanned) {
    Schedule again = replanned.plan();
    if (again == null) {
      return Finding.notChecked(
          CHECK, "prompts and references could not be made again: " + replanned.why() + ".");
    }
    Map<String, Schedule.ScheduledExample> made = new HashMap<>();
    again.examples().forEach(example -> made.put(key(example), example));
    List<String> stale = stale(again);
    List<String> off = new ArrayList<>();
    int same = 0;
    for (Schedule.ScheduledExample own : schedule.examples()) {
      if (stale.contains(own.task())) {
        continue;
      }
      String difference = difference(own, made.get(key(own)));
      if (difference.isEmpty()) {
        same++;
      } else {
        off.add(own.task() + "/" + own.example() + " " + difference);
      }
    }
    String left =
        stale.isEmpty()
            ? ""
            : "; not compared, because their data sets have changed since: "
                + String.join(", ", stale);
    if (!off.isEmpty()) {
      return Finding.fail(
              CHECK,
              off.size()
                  + " of "
                  + (same + off.size())
                  + " examples in plan.json do not match their data sets: "
                  + FigureText.some(off)
                  + left
                  + ".")
          .of(Reach.SCORES);
    }
    return same == 0
        ? Finding.notChecked(CHECK, "no prompt or reference could be made again" + left + ".")
        : Finding.pass(
            CHECK,
            "the prompts and references of all "
                + same
                + " examples match their data sets"
                + left
                + ".");
  }

  /** Returns the tasks whose data sets have changed, which cannot be compared. */
  private List<String> stale(Schedule again) {
    Map<String, String> sums = new HashMap<>();
    again.tasks().forEach(task -> sums.put(task.task(), task.datasetSha256()));
    return schedule.tasks().stream()
        .filter(task -> !task.datasetSha256().equals(sums.get(task.task())))
        .map(Schedule.ScheduledTask::task)
        .distinct()
        .toList();
  }

  private String difference(
      Schedule.ScheduledExample own, Schedule.@Nullable ScheduledExample made) {
    if (made == null) {
      return "is not in its data set's sample";
    }
    if (!made.reference().equals(own.reference())) {
      return "has a different reference";
    }
    if (!made.prompt().equals(own.prompt())) {
      return "has a different prompt";
    }
    return templates.contains(own.task()) && !made.template().equals(own.template())
        ? "has a different template"
        : "";
  }

  private static String key(Schedule.ScheduledExample example) {
    return example.task() + "\n" + example.example();
  }
}
