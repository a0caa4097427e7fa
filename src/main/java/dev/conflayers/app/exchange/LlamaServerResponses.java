package dev.conflayers.app.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Responses of llama.cpp's server, one a line or in an array: {@code timings} holds {@code
 * prompt_ms}, {@code predicted_n} and {@code predicted_ms}, and after speculative decoding {@code
 * draft_n} and {@code draft_n_accepted}. Of a draft, verifications are not counted.
 */
final class LlamaServerResponses implements SourceFormat {
  private static final double MILLIS = 1e3;
  private static final String TIMINGS = "/timings";

  @Override
  public String name() {
    return "llama-server";
  }

  @Override
  public String what() {
    return "responses of llama.cpp's server with 'timings', one a line or in an array";
  }

  @Override
  public boolean recognises(SourceFile file) {
    String text = file.text().stripLeading();
    return (text.startsWith("{") || text.startsWith("["))
        && text.contains("\"timings\"")
        && text.contains("\"predicted_ms\"");
  }

  @Override
  public boolean phases() {
    return true;
  }

  @Override
  public List<Recording> read(SourceFile file) {
    List<ImportedAnswer> answers = new ArrayList<>();
    String model = "";
    if (file.text().stripLeading().startsWith("[")) {
      JsonText json = JsonText.document(file);
      for (int i = 0; i < json.size(""); i++) {
        answers.add(answer(json, "/" + i));
      }
      model = json.text("/0/model");
    } else {
      List<String> lines = file.lines();
      for (int i = 0; i < lines.size(); i++) {
        if (!lines.get(i).isBlank()) {
          JsonText json = JsonText.line(file, i + 1, lines.get(i));
          answers.add(answer(json, ""));
          model = json.text("/model");
        }
      }
    }
    if (answers.isEmpty()) {
      throw file.problem(1, "holds no response");
    }
    return Passes.split(
        new Recording(
            file,
            "",
            model,
            answers,
            0.0,
            null,
            List.of(
                "times are the server's own, of prompt and prediction: waiting and the network are"
                    + " not in them"),
            List.of()),
        List.of());
  }

  @Override
  public boolean partsArePasses() {
    return true;
  }

  private static ImportedAnswer answer(JsonText json, String at) {
    String timings = at + TIMINGS;
    int line = json.lineOf(timings);
    if (!json.at(timings).isObject()) {
      throw json.file()
          .problem(json.lineOf(at), "has no 'timings': only answers of llama.cpp's server do");
    }
    double prompt = json.number(timings + "/prompt_ms", 0) / MILLIS;
    double predicted = json.number(timings + "/predicted_ms", 0) / MILLIS;
    if (prompt + predicted <= 0) {
      throw json.file().problem(line, "'timings' must add up to more than 0 ms, got 0");
    }
    return new ImportedAnswer(
        "",
        "",
        0,
        text(json, at),
        json.count(timings + "/predicted_n", 0),
        prompt + predicted,
        new ImportedAnswer.Prefill(
            prompt, known(json, timings + "/prompt_n"), cached(json, at, timings + "/cache_n")),
        drafts(json, timings),
        false,
        null,
        line);
  }

  private static String text(JsonText json, String at) {
    for (String where : List.of("/content", "/choices/0/message/content", "/choices/0/text")) {
      JsonNode text = json.at(at + where);
      if (text.isTextual()) {
        return text.asText();
      }
    }
    return "";
  }

  /** Servers that do not count cached tokens in their timings may do so in the usage. */
  private static @Nullable Integer cached(JsonText json, String at, String counter) {
    Integer cached = known(json, counter);
    return cached != null ? cached : known(json, at + "/usage/prompt_tokens_details/cached_tokens");
  }

  private static @Nullable Integer known(JsonText json, String pointer) {
    return json.at(pointer).isMissingNode() ? null : Integer.valueOf(json.count(pointer, 0));
  }

  /** Absent counters say that nothing was drafted, which is no acceptance rate of 0. */
  private static ImportedAnswer.Drafts drafts(JsonText json, String timings) {
    if (json.at(timings + "/draft_n").isMissingNode()) {
      return ImportedAnswer.Drafts.NONE;
    }
    int drafted = json.count(timings + "/draft_n", 0);
    int accepted = json.count(timings + "/draft_n_accepted", 0);
    if (accepted > drafted) {
      throw json.file()
          .problem(
              json.lineOf(timings),
              "'draft_n_accepted' must be at most 'draft_n', got " + accepted + " of " + drafted);
    }
    return new ImportedAnswer.Drafts(List.of(), drafted, accepted);
  }
}
