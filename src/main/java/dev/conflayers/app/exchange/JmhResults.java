package dev.conflayers.app.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Results of JMH as JSON. A part is a benchmark, or where benchmarks have a parameter {@code
 * strategy}, a value of it; the other parameters tell prompts apart. Iterations of a fork are not
 * independent of each other: their mean is one observation.
 */
final class JmhResults implements SourceFormat {
  private static final String STRATEGY = "strategy";
  private static final Map<String, Double> UNITS =
      Map.of("ns", 1e-9, "us", 1e-6, "ms", 1e-3, "s", 1.0, "min", 60.0);

  @Override
  public String name() {
    return "jmh";
  }

  @Override
  public String what() {
    return "results of JMH (-rf json); a part is a benchmark or a value of its parameter"
        + " 'strategy'";
  }

  @Override
  public boolean recognises(SourceFile file) {
    String text = file.text().stripLeading();
    return text.startsWith("[") && text.contains("\"primaryMetric\"");
  }

  @Override
  public List<Recording> read(SourceFile file) {
    JsonText json = JsonText.document(file);
    Map<String, List<ImportedAnswer>> parts = new LinkedHashMap<>();
    for (int i = 0; i < json.size(""); i++) {
      String at = "/" + i;
      Map<String, String> parameters = new TreeMap<>();
      json.at(at + "/params")
          .properties()
          .forEach(field -> parameters.put(field.getKey(), field.getValue().asText()));
      String part =
          Objects.requireNonNullElse(parameters.remove(STRATEGY), json.text(at + "/benchmark"));
      String example = parameters.isEmpty() ? "only" : String.join(", ", parameters.values());
      parts
          .computeIfAbsent(part, p -> new ArrayList<>())
          .addAll(answers(json, at, example, secondsPer(json, at)));
    }
    if (parts.isEmpty()) {
      throw file.problem(1, "holds no benchmark");
    }
    List<Recording> recordings = new ArrayList<>();
    parts.forEach(
        (part, answers) ->
            recordings.add(
                new Recording(
                    file,
                    part,
                    "",
                    answers,
                    0.0,
                    null,
                    List.of(
                        "an operation stands where a prompt would, the mean of a fork as its time"),
                    List.of())));
    return recordings;
  }

  /** Returns the seconds of a unit of time; a rate has no time of an operation. */
  private static double secondsPer(JsonText json, String at) {
    String unit = json.text(at + "/primaryMetric/scoreUnit");
    String time = unit.endsWith("/op") ? unit.substring(0, unit.length() - "/op".length()) : "";
    Double seconds = UNITS.get(time);
    if (seconds == null) {
      throw json.file()
          .problem(
              json.lineOf(at + "/primaryMetric/scoreUnit"),
              "'scoreUnit' must be a time per operation (ns/op to min/op), got '"
                  + unit
                  + "'; measure in mode avgt, sample or ss");
    }
    return seconds;
  }

  private static List<ImportedAnswer> answers(
      JsonText json, String at, String example, double unit) {
    String raw = at + "/primaryMetric/rawData";
    List<ImportedAnswer> answers = new ArrayList<>();
    for (int fork = 0; fork < json.size(raw); fork++) {
      String of = raw + "/" + fork;
      int iterations = json.size(of);
      double sum = 0;
      for (int i = 0; i < iterations; i++) {
        sum += json.number(of + "/" + i, 0);
      }
      if (sum <= 0) {
        throw json.file().problem(json.lineOf(of), "a fork must have taken some time, got none");
      }
      answers.add(
          new ImportedAnswer(
              "",
              example,
              fork,
              "",
              null,
              sum / iterations * unit,
              ImportedAnswer.Prefill.UNKNOWN,
              ImportedAnswer.Drafts.NONE,
              false,
              null,
              json.lineOf(of)));
    }
    if (answers.isEmpty()) {
      throw json.file()
          .problem(json.lineOf(at), "'rawData' is empty: JMH writes it in its own modes only");
    }
    return answers;
  }
}
