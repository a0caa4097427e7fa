package dev.conflayers.app.selftest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.conflayers.app.Models;
import dev.conflayers.app.Workplace;
import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.Device;
import dev.conflayers.model.EngineOptions;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.model.Logits;
import dev.conflayers.model.NumberFormat;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.token.TokenIds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Holds a checkpoint, in single precision, against recorded outputs: greedy tokens, their text, the
 * prompt's tokens, the last position's logits, and greedy tokens with sublayers left out.
 */
public final class CheckpointCheck {
  private static final double LOGIT_TOLERANCE = 1e-4;

  private final Workplace workplace;
  private final boolean offline;
  private final List<String> differences = new ArrayList<>();
  private int total;

  /** Makes the check; {@code offline} refuses checkpoints that would have to be fetched. */
  public CheckpointCheck(Workplace workplace, boolean offline) {
    this.workplace = workplace;
    this.offline = offline;
  }

  /**
   * Checks a checkpoint against the outputs that {@code file} records.
   *
   * @param tokenizer for a checkpoint without one of its own
   */
  public CheckResult check(String model, Path file, Optional<Path> tokenizer) throws IOException {
    JsonNode recorded = Recorded.document(file);
    JsonNode computed = recorded.path("computed");
    // As many rows as the recording needs: some go on beyond what a checkpoint says it holds.
    EngineOptions options =
        new EngineOptions(NumberFormat.FP32, Device.CPU, 0, rows(recorded), tokenizer);
    try (LoadedModel loaded = Models.load(workplace, model, options, offline)) {
      TokenIds prompt = tokens(computed.path("prompt_ids_with_bos_sentencepiece"));
      TokenIds bos = prompt.prefix(1);
      TokenIds greedy = tokens(computed.path("greedy_ids_after_bos"));
      equal("greedy tokens", greedy, greedy(loaded, bos, greedy.size(), SkipSet.none()));
      equal("prompt tokens", prompt, loaded.tokenizer().encode(computed.path("prompt").asText()));
      text(recorded.path("published").path("expected_stdout").asText(), loaded, greedy);
      logits(loaded, prompt, computed.path("last_position_logits"));
      for (Map.Entry<String, JsonNode> skipped :
          recorded.path("sublayer_skipping").path("cases").properties()) {
        JsonNode expected = skipped.getValue();
        SkipSet skips =
            SkipSet.ofSublayers(
                set(expected.path("skipped_attention_layers")),
                set(expected.path("skipped_mlp_layers")));
        TokenIds ids = tokens(expected.path("greedy_ids"));
        equal("skipping " + skipped.getKey(), ids, greedy(loaded, bos, ids.size(), skips));
      }
    }
    return new CheckResult(total - differences.size(), total, differences);
  }

  private static int rows(JsonNode recorded) {
    JsonNode computed = recorded.path("computed");
    int rows = computed.path("prompt_ids_with_bos_sentencepiece").size();
    rows = Math.max(rows, 1 + computed.path("greedy_ids_after_bos").size());
    for (JsonNode skipped : recorded.path("sublayer_skipping").path("cases")) {
      rows = Math.max(rows, 1 + skipped.path("greedy_ids").size());
    }
    return rows;
  }

  private static TokenIds greedy(LoadedModel loaded, TokenIds prompt, int count, SkipSet skips) {
    int[] output = new int[count];
    try (DecodeSession session = loaded.model().openSession(prompt.size() + count)) {
      int[] pending = prompt.toArray();
      for (int i = 0; i < count; i++) {
        output[i] = session.append(pending, skips, Readout.ARGMAX).argmax(0);
        pending = new int[] {output[i]};
      }
    }
    return TokenIds.of(output);
  }

  private void text(String published, LoadedModel loaded, TokenIds tokens) {
    total++;
    String text = loaded.tokenizer().decode(tokens);
    if (!text.strip().equals(published.strip())) {
      differences.add("text is '" + text + "', published '" + published + "'");
    }
  }

  private void logits(LoadedModel loaded, TokenIds prompt, JsonNode expected) {
    total++;
    try (DecodeSession session = loaded.model().openSession(prompt.size())) {
      Logits logits = session.append(prompt.toArray(), SkipSet.none(), Readout.everything());
      double[] values = logits.values(0);
      double worst = values.length == expected.size() ? 0 : Double.POSITIVE_INFINITY;
      for (int i = 0; i < values.length && i < expected.size(); i++) {
        worst = Math.max(worst, Math.abs(values[i] - expected.path(i).asDouble()));
      }
      if (!(worst <= LOGIT_TOLERANCE)) {
        differences.add(
            String.format(
                Locale.ROOT,
                "logits differ by up to %.3g, %.0e is allowed",
                worst,
                LOGIT_TOLERANCE));
      }
    }
  }

  private void equal(String what, TokenIds expected, TokenIds actual) {
    total++;
    if (!expected.equals(actual)) {
      differences.add(
          what
              + " differ from position "
              + expected.commonPrefix(actual)
              + " of "
              + expected.size());
    }
  }

  private static TokenIds tokens(JsonNode array) {
    int[] ids = new int[array.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = array.path(i).asInt();
    }
    return TokenIds.of(ids);
  }

  private static BitSet set(JsonNode layers) {
    BitSet set = new BitSet();
    layers.forEach(layer -> set.set(layer.asInt()));
    return set;
  }
}
