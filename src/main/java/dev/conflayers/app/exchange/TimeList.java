package dev.conflayers.app.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Seconds of each prompt in order. As JSON: {@code {"seconds": [...]}}, or several of these by name
 * under {@code runs}; {@code search_stop_prompt} is the prompt, counted from 1, in which the search
 * for a skip set ended, and {@code resolution_seconds} says by how much a sum may be off. As text:
 * a number a line, after a heading or none.
 */
final class TimeList implements SourceFormat {
  private static final String RESOLUTION = "/resolution_seconds";

  @Override
  public String name() {
    return "time-list";
  }

  @Override
  public String what() {
    return "seconds of each prompt: JSON with 'seconds' or 'runs', or a number a line";
  }

  @Override
  public boolean recognises(SourceFile file) {
    String text = file.text().stripLeading();
    if (text.startsWith("{")) {
      JsonText json = JsonText.document(file);
      return json.at("/seconds").isArray() || json.at("/runs").isObject();
    }
    return file.lines().stream().skip(1).findFirst().map(TimeList::isNumber).orElse(false);
  }

  @Override
  public List<Recording> read(SourceFile file) {
    if (!file.text().stripLeading().startsWith("{")) {
      return List.of(lines(file));
    }
    JsonText json = JsonText.document(file);
    if (!json.at("/runs").isObject()) {
      return List.of(recording(json, "", ""));
    }
    List<Recording> all = new ArrayList<>();
    json.at("/runs")
        .fieldNames()
        .forEachRemaining(name -> all.add(recording(json, "/runs" + JsonText.key(name), name)));
    if (all.isEmpty()) {
      throw file.problem(json.lineOf("/runs"), "'runs' is empty");
    }
    return all;
  }

  private static Recording recording(JsonText json, String at, String part) {
    String seconds = at + "/seconds";
    List<ImportedAnswer> answers = new ArrayList<>();
    int prompts = json.size(seconds);
    for (int i = 0; i < prompts; i++) {
      String one = seconds + "/" + i;
      answers.add(ImportedAnswer.timed(positive(json, one), json.lineOf(one)));
    }
    String stop = at + "/search_stop_prompt";
    if (!json.at(stop).isMissingNode() && json.count(stop, 0) > 0) {
      int end = json.count(stop, 1);
      if (end > prompts) {
        throw json.file()
            .problem(
                json.lineOf(stop),
                "'search_stop_prompt' must be at most "
                    + prompts
                    + ", the prompts there are, got "
                    + end);
      }
      answers.set(end - 1, answers.get(end - 1).endingSearch());
    }
    return new Recording(
        json.file(),
        part,
        json.text(at + "/model"),
        answers,
        resolution(json, at),
        null,
        List.of(),
        notes(json, at, part));
  }

  private static double positive(JsonText json, String pointer) {
    double seconds = json.number(pointer, 0);
    if (seconds == 0) {
      throw json.file()
          .problem(json.lineOf(pointer), "a prompt that took no time cannot be compared, got 0");
    }
    return seconds;
  }

  private static @Nullable Double resolution(JsonText json, String at) {
    for (String pointer : List.of(at + RESOLUTION, RESOLUTION)) {
      if (!json.at(pointer).isMissingNode()) {
        return json.number(pointer, 0);
      }
    }
    return null;
  }

  /** What the list says of drafting is shown as it stands: it cannot be told by prompt. */
  private static List<String> notes(JsonText json, String at, String part) {
    List<String> notes = new ArrayList<>();
    for (String key : List.of("mean_accepted", "alpha")) {
      JsonNode value = json.at(at + "/" + key);
      if (value.isNumber()) {
        notes.add(
            (part.isEmpty() ? json.file().name() : part)
                + (key.equals("alpha") ? ": acceptance rate " : ": mean acceptance length ")
                + String.format(Locale.ROOT, "%.4f", value.asDouble())
                + ", as the file says, over all prompts");
      }
    }
    return notes;
  }

  private static Recording lines(SourceFile file) {
    List<ImportedAnswer> answers = new ArrayList<>();
    List<String> lines = file.lines();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      boolean heading = i == 0 && !isNumber(line);
      if (line.isEmpty() || heading) {
        continue;
      }
      if (!isNumber(line) || !(Double.parseDouble(line) > 0)) {
        throw file.problem(i + 1, "must be a positive number of seconds, got '" + line + "'");
      }
      answers.add(ImportedAnswer.timed(Double.parseDouble(line), i + 1));
    }
    return new Recording(file, "", "", answers, null, null, List.of(), List.of());
  }

  private static boolean isNumber(String text) {
    return text.strip().matches("[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?");
  }
}
