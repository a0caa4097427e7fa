package dev.conflayers.app.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Answer files of Spec-Bench and of the scripts that were made from it, ConfLayers' and SWIFT's: an
 * answer a line, with {@code choices[0]} holding {@code turns}, {@code new_tokens}, {@code
 * wall_time} and {@code accept_lengths}; ConfLayers' and SWIFT's end with a line that sums up.
 * Turns of a conversation are taken together.
 */
final class SpecBenchAnswers implements SourceFormat {
  private static final String FAILED = "ERROR";
  private static final String CHOICE = "/choices/0";

  @Override
  public String name() {
    return "spec-bench";
  }

  @Override
  public String what() {
    return "answer files (JSON lines) of Spec-Bench, ConfLayers and SWIFT";
  }

  @Override
  public boolean recognises(SourceFile file) {
    String first = file.lines().stream().findFirst().orElse("");
    return first.startsWith("{")
        && first.contains("\"choices\"")
        && first.contains("\"wall_time\"");
  }

  @Override
  public boolean partsArePasses() {
    return true;
  }

  @Override
  public List<Recording> read(SourceFile file) {
    List<ImportedAnswer> answers = new ArrayList<>();
    List<Integer> summaries = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    String model = "";
    Stamps stamps = new Stamps();
    List<String> lines = file.lines();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      JsonText json = JsonText.line(file, i + 1, lines.get(i));
      if (isSummary(json.node())) {
        summaries.add(answers.size());
        continue;
      }
      ImportedAnswer answer = answer(json, i + 1);
      String now = json.text("/model_id");
      if (!answers.isEmpty() && !now.equals(model)) {
        throw file.problem(
            i + 1,
            "answers of two models are mixed: '"
                + now
                + "' here and '"
                + model
                + "' before; split"
                + " the file");
      }
      model = now;
      answers.add(answer);
      stamps.add(json.at("/tstamp"), answer);
      notes.addAll(oddities(json, answer));
    }
    if (answers.isEmpty()) {
      throw file.problem(1, "holds no answer");
    }
    if (!file.text().endsWith("\n")) {
      notes.add(file.name() + ": the last line has no end, so that more may have been cut off");
    }
    if (answers.stream().anyMatch(answer -> answer.example().isEmpty())) {
      notes.add(file.name() + ": answers have no question ids and are told apart by their order");
    }
    return Passes.split(
        new Recording(
            file, "", model, answers, 0.0, stamps.span(), stamps.disorder(file, answers), notes),
        summaries);
  }

  private static boolean isSummary(JsonNode line) {
    return line.isObject() && !line.has("choices") && line.has("Mean accepted tokens");
  }

  private static ImportedAnswer answer(JsonText json, int line) {
    int choices = json.size("/choices");
    if (choices != 1) {
      throw json.file()
          .problem(
              line,
              "'choices' must be one, for several answers to one prompt are no pair, got "
                  + choices);
    }
    String text = turns(json.at(CHOICE + "/turns"));
    List<Integer> tokens = json.counts(CHOICE + "/new_tokens", 0);
    int times = json.size(CHOICE + "/wall_time");
    double seconds = 0;
    for (int i = 0; i < times; i++) {
      seconds += json.number(CHOICE + "/wall_time/" + i, 0);
    }
    if (seconds <= 0) {
      throw json.file().problem(line, "'choices[0].wall_time' must be more than 0 s, got 0");
    }
    boolean failed = text.equals(FAILED);
    return new ImportedAnswer(
        json.text("/category"),
        json.text("/question_id"),
        0,
        failed ? "" : text,
        tokens.isEmpty() ? null : Integer.valueOf(tokens.stream().mapToInt(n -> n).sum()),
        seconds,
        ImportedAnswer.Prefill.UNKNOWN,
        drafts(json),
        false,
        failed ? "the script wrote ERROR where its text goes" : null,
        line);
  }

  private static String turns(JsonNode turns) {
    return turns.isArray()
        ? StreamSupport.stream(turns.spliterator(), false)
            .map(turn -> turn.asText(""))
            .collect(Collectors.joining("\n"))
        : turns.asText("");
  }

  /** A baseline accepts one token a step, which is its own: it drafts nothing. */
  private static ImportedAnswer.Drafts drafts(JsonText json) {
    List<Integer> lengths = json.counts(CHOICE + "/accept_lengths", 0);
    int accepted = lengths.stream().mapToInt(length -> Math.max(0, length - 1)).sum();
    if (accepted == 0) {
      return ImportedAnswer.Drafts.NONE;
    }
    JsonNode rate = json.at(CHOICE + "/acceptance_rate");
    return new ImportedAnswer.Drafts(
        lengths,
        rate.isNumber() && rate.asDouble() > 0
            ? Integer.valueOf((int) Math.round(accepted / rate.asDouble()))
            : null,
        accepted);
  }

  private static List<String> oddities(JsonText json, ImportedAnswer answer) {
    int lengths = answer.drafts().lengths().stream().mapToInt(n -> n).sum();
    Integer tokens = answer.tokens();
    return tokens != null && lengths > tokens + 1
        ? List.of(
            json.file().name()
                + ":"
                + answer.line()
                + ": its verifications accepted "
                + lengths
                + " tokens and it counts "
                + tokens)
        : List.of();
  }
}
