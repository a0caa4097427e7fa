package dev.conflayers.evidence;

import dev.conflayers.record.RunRecord;
import dev.conflayers.suite.declared.Schedule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Templates that prompts were made from, as far as data sets name them. Prompts of one template
 * resemble each other, so together they are one observation of a template.
 */
public final class Templates {
  /** No template is known. */
  public static final Templates NONE = new Templates();

  private final Map<String, String> byPrompt = new HashMap<>();

  private Templates() {}

  /** Returns the templates of all prompts of {@code runs}. */
  static Templates of(List<RunRecord> runs) {
    Templates templates = new Templates();
    for (RunRecord run : runs) {
      for (Schedule.ScheduledExample example : run.schedule().examples()) {
        if (!example.template().isEmpty()) {
          templates.byPrompt.put(
              example.task() + "/" + example.example(), example.task() + "/" + example.template());
        }
      }
    }
    return templates;
  }

  /** Returns the template of a prompt of a task; empty if unknown. */
  public String of(String task, String example) {
    return byPrompt.isEmpty() ? "" : of(task + "/" + example);
  }

  /** Returns the template of a prompt named task/example; empty if unknown. */
  public String of(String prompt) {
    return byPrompt.getOrDefault(prompt, "");
  }

  /** Returns the template of the prompt of an observation; empty if unknown. */
  public String of(Observed observed) {
    return observed.ofTotal() ? of(observed.example()) : of(observed.task(), observed.example());
  }
}
