package dev.conflayers.decode.method.conflayers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.conflayers.decode.method.conflayers.ConfLayersSettings.Arithmetic;
import dev.conflayers.model.LayerConfidence;
import dev.conflayers.model.SkipSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LayerSelectionTest {
  /**
   * The first search of LLaMA-2-13B on CNN-DM with a factor of 0.4, from the logs published with
   * the reference implementation (WA225/ConfLayers at d9f157e): the scores it printed, and the
   * windows and the set it chose.
   */
  private static final List<Double> PUBLISHED_SCORES =
      List.of(
          -0.275146484375,
          -0.27490234375,
          -0.2744140625,
          -0.274169921875,
          -0.2734375,
          -0.2724609375,
          -0.271728515625,
          -0.270263671875,
          -0.266357421875,
          -0.2666015625,
          -0.265869140625,
          -0.26708984375,
          -0.2646484375,
          -0.26513671875,
          -0.253662109375,
          -0.261474609375,
          -0.259521484375,
          -0.258544921875,
          -0.258056640625,
          -0.252197265625,
          -0.239990234375,
          -0.250732421875,
          -0.2474365234375,
          -0.250244140625,
          -0.247314453125,
          -0.16748046875,
          -0.249267578125,
          0.55615234375,
          -0.2470703125,
          -0.235107421875,
          -0.240966796875,
          -0.236083984375,
          -0.23779296875,
          -0.2330322265625,
          -0.2325439453125,
          -0.114990234375,
          3.1328125,
          5.06640625);

  private static final List<Integer> PUBLISHED_LAYERS =
      List.of(1, 4, 8, 10, 12, 14, 16, 19, 22, 24, 25, 27, 29, 30, 31, 33, 34, 35, 36);

  private static final Path VECTORS =
      Path.of("..", "shared", "oracles", "conflayers_search_vectors.json");

  @Test
  void choosesThePublishedLayers() {
    LayerSelection selection =
        LayerSelection.ofScores(PUBLISHED_SCORES, SelectionRule.reference(0.4));
    assertThat(selection.ties()).isEqualTo(1);
    assertThat(selection.curvatures().subList(0, 6))
        .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-8 ? 0 : 1, Double.class)
        .containsExactly(1.2207e-4, 6.1035e-5, 6.1035e-5, 2.4414e-4, 1.8311e-4, 1.2207e-4);
    assertThat(selection.curvatures().get(37)).isEqualTo(-0.65625);
    List<Integer> windows = new ArrayList<>(Collections.nCopies(16, 2));
    windows.addAll(List.of(3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 3, 3, 3, 4, 5, 6, 4, 3));
    assertThat(selection.windows()).isEqualTo(windows);
    assertThat(selection.layers()).isEqualTo(PUBLISHED_LAYERS);
    assertThat(selection.skips().attentionCount()).isEqualTo(19);
    assertThat(selection.skips().mlpCount()).isEqualTo(19);
    assertThat(selection.confidences()).isEmpty();
  }

  /** Rounding decides: most layers' scores differ by a few units in the last place. */
  @Test
  void choosesOtherLayersInDoublePrecision() {
    int changed = 0;
    for (double lambda = -0.5; lambda <= 0.5; lambda += 0.05) {
      List<Integer> rounded =
          LayerSelection.ofScores(PUBLISHED_SCORES, SelectionRule.reference(lambda)).layers();
      SelectionRule exact = new SelectionRule(lambda, 0, 0, Arithmetic.FP64);
      changed += LayerSelection.ofScores(PUBLISHED_SCORES, exact).layers().equals(rounded) ? 0 : 1;
    }
    assertThat(changed).isPositive();
  }

  @Test
  void skipsALayerExactlyIfItsScoreIsBelowItsThreshold() {
    for (double lambda : new double[] {-0.4, 0, 0.2, 1}) {
      LayerSelection selection =
          LayerSelection.ofScores(PUBLISHED_SCORES, SelectionRule.reference(lambda));
      for (int k = 0; k < PUBLISHED_SCORES.size(); k++) {
        assertThat(selection.layers().contains(k + 1))
            .isEqualTo(selection.scores().get(k) < selection.thresholds().get(k));
      }
    }
  }

  @Test
  void skipsFewerLayersAsTheFactorRises() {
    int previous = 38;
    for (double lambda = -1; lambda <= 1; lambda += 0.125) {
      int size =
          LayerSelection.ofScores(PUBLISHED_SCORES, SelectionRule.reference(lambda))
              .layers()
              .size();
      assertThat(size).isLessThanOrEqualTo(previous);
      previous = size;
    }
    assertThat(previous).isLessThan(19);
  }

  @Test
  void comparesWithAFixedNeighbourhoodWhereOneIsGiven() {
    SelectionRule rule = new SelectionRule(0.2, 10, 0, Arithmetic.BINARY16);
    assertThat(LayerSelection.ofScores(PUBLISHED_SCORES, rule).windows()).containsOnly(12);
  }

  /** A flat front of 10 ties would scale windows by 50, were it not for the cap. */
  @Test
  void capsTheGrowthOfTheWindow() {
    List<Double> scores = new ArrayList<>(Collections.nCopies(12, 0.0));
    scores.addAll(List.of(0.5, -0.5, 1.0, 2.0));
    List<Integer> free = windows(scores, 0);
    List<Integer> capped = windows(scores, 6);
    assertThat(Collections.max(free)).isGreaterThan(2 + 6);
    assertThat(Collections.max(capped)).isLessThanOrEqualTo(2 + 6);
    assertThat(windows(scores, 1000)).isEqualTo(free);
  }

  private static List<Integer> windows(List<Double> scores, int cap) {
    SelectionRule rule = new SelectionRule(0, 0, cap, Arithmetic.BINARY16);
    return LayerSelection.ofScores(scores, rule).windows();
  }

  /** Both sublayers are rounded before they are added, and their sum again. */
  @Test
  void addsSublayersInBinary16() {
    float attention = 0x1.001p-10f;
    float mlp = 0x1.003p-1f;
    LayerConfidence profile =
        new LayerConfidence(List.of(9f, attention, 0f, 0.25f, 9f), List.of(9f, mlp, 0f, 0.25f, 9f));
    LayerSelection rounded = LayerSelection.of(profile, SelectionRule.reference(0));
    // 0x1.001p-10 rounds to 0x1p-10; 0x1.003p-1 to 0x1.004p-1; their sum, halfway, to even.
    assertThat(rounded.confidences()).containsExactly(0x1.00cp-1, 0.0, 0.5);
    LayerSelection exact = LayerSelection.of(profile, new SelectionRule(0, 0, 0, Arithmetic.FP64));
    assertThat(exact.confidences()).containsExactly((double) attention + mlp, 0.0, 0.5);
  }

  @Test
  void normalisesConfidences() {
    LayerConfidence profile =
        new LayerConfidence(List.of(0f, 1f, 2f, 3f, 0f), List.of(0f, 1f, 2f, 3f, 0f));
    LayerSelection selection =
        LayerSelection.of(profile, new SelectionRule(0, 0, 0, Arithmetic.FP64));
    double sd = Math.sqrt(8 / 3.0);
    assertThat(selection.scores().get(0)).isCloseTo(-2 / sd, within(1e-5));
    assertThat(selection.scores().get(1)).isZero();
    assertThat(selection.scores().get(2)).isCloseTo(2 / sd, within(1e-5));
    assertThat(selection.layers()).containsExactly(1);
  }

  @Test
  void neverSkipsWhereEveryLayerIsAlike() {
    for (int layers : new int[] {2, 3, 4, 30}) {
      List<Float> alike = Collections.nCopies(layers, 0.3f);
      for (Arithmetic arithmetic : Arithmetic.values()) {
        LayerSelection selection =
            LayerSelection.of(
                new LayerConfidence(alike, alike), new SelectionRule(-5, 0, 0, arithmetic));
        assertThat(selection.skips()).isEqualTo(SkipSet.none());
      }
    }
  }

  /** All 78 searches whose scores the reference's published logs show. */
  @Test
  void agreesWithEveryPublishedSearch() throws IOException {
    assumeTrue(
        Files.exists(VECTORS),
        "skipped: no published searches at "
            + VECTORS
            + "; they are not"
            + " part of the repository");
    JsonNode blocks = new ObjectMapper().readTree(VECTORS.toFile()).get("blocks");
    assertThat(blocks).hasSize(78);
    int changed = 0;
    Set<Integer> ties = new TreeSet<>();
    for (JsonNode block : blocks) {
      List<Double> z = items(block.get("z")).map(JsonNode::asDouble).toList();
      double lambda = block.get("lam").asDouble();
      LayerSelection selection = LayerSelection.ofScores(z, SelectionRule.reference(lambda));
      assertThat(selection.ties()).isEqualTo(block.get("count").asInt());
      assertThat(selection.windows()).isEqualTo(integers(block.get("windows")));
      assertThat(selection.layers()).isEqualTo(integers(block.get("skip")));
      ties.add(selection.ties());
      SelectionRule exact = new SelectionRule(lambda, 0, 0, Arithmetic.FP64);
      changed += LayerSelection.ofScores(z, exact).layers().equals(selection.layers()) ? 0 : 1;
    }
    assertThat(ties).contains(1, 2, 3);
    // Double precision changes most of them: see choosesOtherLayersInDoublePrecision.
    assertThat(changed).isGreaterThan(39);
  }

  private static Stream<JsonNode> items(JsonNode array) {
    List<JsonNode> items = new ArrayList<>();
    array.forEach(items::add);
    return items.stream();
  }

  private static List<Integer> integers(JsonNode array) {
    return items(array).map(JsonNode::asInt).toList();
  }
}
