package dev.conflayers.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.conflayers.model.token.TokenIds;
import java.io.File;
import java.io.IOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class WarpTest {
  private static final int[] NOTHING = {};

  /** The oracle's tokens before this one are split between transcript and draft. */
  @TestFactory
  Stream<DynamicTest> agreesWithHuggingFace() throws IOException {
    JsonNode oracle = new ObjectMapper().readTree(new File("src/test/resources/oracle/warps.json"));
    return StreamSupport.stream(oracle.path("cases").spliterator(), false)
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.path("logits").size()
                        + " tokens, T "
                        + c.path("temperature")
                        + ", p "
                        + c.path("top_p")
                        + ", k "
                        + c.path("top_k"),
                    () -> agrees(c)));
  }

  private static void agrees(JsonNode c) {
    int[] context = ints(c.path("context"));
    Transcript transcript = new Transcript(TokenIds.of(context[0], context[1]), 8);
    transcript.emit(context[2]);
    int[] after = {context[3], context[4], context[5]};
    SamplerSettings settings =
        new SamplerSettings(
            c.path("temperature").asDouble(),
            c.path("top_p").asDouble(),
            c.path("top_k").asInt(),
            c.path("repetition_penalty").asDouble(),
            AcceptanceRule.EXACT);
    double[] actual = new Warp(settings).distribution(doubles(c.path("logits")), transcript, after);
    assertThat(actual).containsExactly(doubles(c.path("expected")), within(1e-12));
  }

  @Test
  void temperatureZeroLeavesTheBestToken() {
    assertThat(warp(0, 1, 0, 1, 2, 5, 5, -1)).containsExactly(0, 1, 0, 0);
  }

  @Test
  void ofEquallyLikelyTokensTheNucleusHoldsThoseOfLowestId() {
    assertThat(warp(1, 0.5, 0, 1, 3, 3, 3, 3)).containsExactly(0.5, 0.5, 0, 0);
  }

  @Test
  void aTokenAsLikelyAsTheLastOfTopKStays() {
    assertThat(warp(1, 1, 1, 1, 3, 3, 1, 0)).containsExactly(0.5, 0.5, 0, 0);
  }

  @Test
  void aLogitThatIsNotANumberIsFound() {
    assertThatIllegalStateException()
        .isThrownBy(() -> warp(1, 1, 0, 1, 3, Double.NaN))
        .withMessage("the logit of token 1 is not a number");
  }

  private static double[] warp(double t, double p, int k, double penalty, double... logits) {
    return new Warp(new SamplerSettings(t, p, k, penalty, AcceptanceRule.EXACT))
        .distribution(logits, new Transcript(TokenIds.of(0), 1), NOTHING);
  }

  private static int[] ints(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).mapToInt(JsonNode::asInt).toArray();
  }

  private static double[] doubles(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }
}
