package dev.conflayers.task;

import dev.conflayers.dataset.Example;
import dev.conflayers.metric.Metric;
import java.util.List;

/**
 * A benchmark task on the examples of one dataset: prompt, answer extraction and metrics. A jar on
 * the class path adds one by naming it in {@code META-INF/services/dev.conflayers.task.Task}.
 */
public interface Task {
  /** Returns the name used in suites, such as {@code gsm8k}. */
  String name();

  /** Returns the version; scores of different versions are not comparable. */
  String version();

  /** Returns the fields an example must have; a loader refuses files without them. */
  default List<String> fields() {
    return List.of();
  }

  /** Returns whether examples are taken in seeded order rather than from the top of the file. */
  default boolean shuffled() {
    return true;
  }

  /** Returns the number of worked examples in a base-model prompt. */
  int shots();

  /** Returns the prompt of a base model: {@code shots} worked examples, then {@code example}. */
  String prompt(Example example, List<Example> shots);

  /**
   * Returns whether a prompt that is too long may lose the end of its body: true for an article,
   * false for a question.
   */
  default boolean mayBeCut() {
    return false;
  }

  /** Returns the end of every prompt, which stays when a prompt that is too long is cut. */
  default String promptTail() {
    return "";
  }

  /** Returns the user turn of an instruct model; its chat format wraps it. */
  String instruction(Example example);

  /** Returns the strings that end an answer to {@link #prompt}; a chat ends at its stop token. */
  List<String> stopStrings();

  /** Returns the part of a raw output that counts as the answer. */
  String answer(String output);

  /** Returns what the answer is scored against; empty if {@link #metrics} is. */
  String reference(Example example);

  /** Returns its own metrics; {@link Tasks#metrics} adds those from the class path. */
  List<Metric> metrics();
}
