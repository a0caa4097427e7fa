package dev.conflayers.exchange;

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
    JsonText json = JsonText.document(file);
    if (!json.at("/ttfts").isArray() || !json.at("/itls").isArray()) {
      throw file.problem(
          1, "holds no times of single requests; run the benchmark with --save-detailed");
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
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      answers.add(answer(json, i));
    }
    if (answers.isEmpty()) {
      throw file.problem(json.lineOf("/ttfts"), "holds no request");
    }
    return List.of(
        new Recording(
            file, "", json.text("/model_id"), answers, 0.0, null, load(json), counters(json)));
  }

  private static Answer answer(JsonText json, int request) {
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
    return new Answer(
        "",
        "",
        0,
        json.text("/generated_texts/" + request),
        tokens,
        failed ? 0 : seconds,
        failed ? null : Double.valueOf(prefill),
        Answer.Drafts.NONE,
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
