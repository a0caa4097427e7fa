package dev.conflayers.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.conflayers.model.ConfidenceSpace;
import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.LayerConfidence;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference against Hugging Face transformers, on the models and figures of {@link Oracle}. */
class TransformersTest {
  @ParameterizedTest
  @ValueSource(strings = {"qwen2-tiny", "llama3-tiny"})
  void scoresEveryPositionAlike(String name) {
    Oracle oracle = Oracle.named(name);
    int[] ids = oracle.ints("ids");
    double[][] theirs = oracle.logits(ids.length);
    try (DecodeSession session = oracle.model().openSession(ids.length)) {
      for (int i = 0; i < ids.length; i++) {
        double[] ours =
            session.append(new int[] {ids[i]}, SkipSet.none(), Readout.everything()).values(0);
        Closeness.assertClose("position " + i, ours, theirs[i], 1e-4);
        assertThat(argmax(ours)).isEqualTo(oracle.ints("argmax")[i]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"qwen2-tiny", "llama3-tiny"})
  void saysTheSameAtFullDepthAndWithSublayersLeftOut(String name) {
    Oracle oracle = Oracle.named(name);
    for (String kind : List.of("greedy", "skips")) {
      for (JsonNode said : oracle.expected().path(kind)) {
        int[] prompt = Oracle.ints(said.path("prompt"));
        int[] expected = Oracle.ints(said.path("greedy"));
        try (DecodeSession session = oracle.model().openSession(prompt.length + expected.length)) {
          assertThat(PlainLlamaTest.greedy(session, prompt, expected.length, Oracle.skips(said)))
              .as("%s", said)
              .isEqualTo(expected);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"qwen2-tiny", "llama3-tiny"})
  void isAsConfident(String name) {
    Oracle oracle = Oracle.named(name);
    for (JsonNode probe : oracle.expected().path("probes")) {
      int[] ids = Oracle.ints(probe.path("ids"));
      int prefix = ids.length - probe.path("last").asInt();
      try (DecodeSession session = oracle.model().openSession(ids.length)) {
        session.append(Oracle.slice(ids, 0, prefix), SkipSet.none(), Readout.ARGMAX);
        LayerConfidence ours =
            session.probe(
                prefix,
                Oracle.slice(ids, prefix, ids.length),
                ConfidenceSpace.valueOf(probe.path("space").asText()));
        assertThat(ours.attention().stream().mapToDouble(Float::doubleValue).toArray())
            .containsExactly(Oracle.doubles(probe.path("attention")), within(1e-5));
        assertThat(ours.mlp().stream().mapToDouble(Float::doubleValue).toArray())
            .containsExactly(Oracle.doubles(probe.path("mlp")), within(1e-5));
      }
    }
  }

  private static int argmax(double[] logits) {
    int best = 0;
    for (int id = 1; id < logits.length; id++) {
      best = logits[id] > logits[best] ? id : best;
    }
    return best;
  }
}
