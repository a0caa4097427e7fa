package dev.conflayers.app.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What {@code vllm bench serve --save-result --save-detailed} saves: for each request its time to
 * the first token and the times between tokens, and how many tokens it had. Counters of speculative
 * decoding are of all requests together.
 */
final class VllmBenchmark implements SourceFormat {
  @Override
  public String name() {
    return "vllm-bench";
  }

  @Override
  public String what() {
    return "results of 'vllm bench serve' that were saved with --save-detailed";
  }

  @Override
  public boolean recognises(SourceFile file) {
    String text = file.text().stripLeading();
    return text.startsWith("{")
        && text.contains("\"total_output_tokens\"")
        && text.contains("\"completed\"");
  }

  @Override
  public boolean phases() {
    return true;
  }

  @Override
  public List<Recording> read(SourceFile file) {
    List<Recording> runs = new ArrayList<>();
    List<JsonText> documents = JsonText.documents(file);
    for (int i = 0; i < documents.size(); i++) {
      runs.add(run(file, documents.get(i), documents.size() == 1 ? 0 : i + 1));
    }
    return runs;
  }

  @Override
  public boolean partsArePasses() {
    return true;
  }

  /**
   * Reads what one run of the benchmark saved.
   *
   * @param pass its number, counted from 1; 0 where it is the only one
   */
  private static Recording run(SourceFile file, JsonText json, int pass) {
    if (!json.at("/ttfts").isArray() || !json.at("/itls").isArray()) {
      throw file.problem(
          json.lineOf(""),
          "holds no times of single requests; run the benchmark with --save-detailed");
    }
    int requests = json.size("/ttfts");
    for (String list : List.of("/itls", "/output_lens")) {
      if (json.size(list) != requests) {
        throw file.problem(
            json.lineOf(list),
            "'"
                + list.substring(1)
                + "' must be as long as 'ttfts', "
                + requests
                + ", got "
                + json.size(list));
      }
    }
    List<ImportedAnswer> answers = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      answers.add(answer(json, i));
    }
    if (answers.isEmpty()) {
      throw file.problem(json.lineOf("/ttfts"), "holds no request");
    }
    List<String> missing = new ArrayList<>(load(json));
    if (pass > 1) {
      missing.add(
          0,
          "line " + json.lineOf("") + " begins another run: --append-result wrote a document more");
    }
    return new Recording(
        file,
        pass == 0 ? "" : Integer.toString(pass),
        json.text("/model_id"),
        answers,
        0.0,
        null,
        missing,
        counters(json));
  }

  private static ImportedAnswer answer(JsonText json, int request) {
    String first = "/ttfts/" + request;
    double prefill = json.number(first, 0);
    double seconds = prefill;
    String between = "/itls/" + request;
    for (int i = 0; i < json.size(between); i++) {
      seconds += json.number(between + "/" + i, 0);
    }
    String error = json.text("/errors/" + request);
    int tokens = json.count("/output_lens/" + request, 0);
    boolean failed = !error.isEmpty() || seconds <= 0 || tokens == 0;
    return new ImportedAnswer(
        "",
        "",
        0,
        json.text("/generated_texts/" + request),
        tokens,
        failed ? 0 : seconds,
        failed ? ImportedAnswer.Prefill.UNKNOWN : new ImportedAnswer.Prefill(prefill, null, null),
        ImportedAnswer.Drafts.NONE,
        false,
        failed ? (error.isEmpty() ? "the request has no answer" : error) : null,
        json.lineOf(first));
  }

  private static List<String> load(JsonText json) {
    JsonNode most = json.at("/max_concurrency");
    return most.isNumber() && most.asInt() == 1
        ? List.of()
        : List.of(
            "requests may have overlapped (max_concurrency "
                + (most.isNumber() ? most.asText() : "not set")
                + "), so that times depend on the load");
  }

  private static List<String> counters(JsonText json) {
    JsonNode rate = json.at("/spec_decode_acceptance_rate");
    JsonNode length = json.at("/spec_decode_acceptance_length");
    List<String> notes = new ArrayList<>();
    if (rate.isNumber() && length.isNumber()) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%s: acceptance rate %.2f%%, mean acceptance length %.3f, as the file says, over all"
                  + " requests",
              json.file().name(),
              rate.asDouble(),
              length.asDouble()));
    }
    return notes;
  }
}
