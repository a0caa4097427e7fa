package dev.conflayers.task;

import dev.conflayers.dataset.Example;
import dev.conflayers.metric.Metric;
import java.util.List;

/**
 * Spec-Bench (Xia et al. 2024), 480 turns in 13 categories, a benchmark of speculative decoding.
 *
 * <p>Only the first turn of an example is used; multi-turn conversations are not supported. The
 * {@code category} field allows grouping. Nothing is scored: few examples have a reference, and no
 * single metric suits them all.
 */
final class SpecBench implements Task {
  @Override
  public String name() {
    return "spec-bench";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public List<String> fields() {
    return List.of("question_id", "category", "turns.0");
  }

  @Override
  public int shots() {
    return 0;
  }

  @Override
  public String prompt(Example example, List<Example> shots) {
    return example.field("turns.0");
  }

  @Override
  public String instruction(Example example) {
    return example.field("turns.0");
  }

  @Override
  public List<String> stopStrings() {
    return List.of();
  }

  @Override
  public String answer(String output) {
    return PythonText.strip(output);
  }

  @Override
  public String reference(Example example) {
    return "";
  }

  @Override
  public List<Metric> metrics() {
    return List.of();
  }
}
