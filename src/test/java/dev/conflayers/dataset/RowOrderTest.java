package dev.conflayers.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class RowOrderTest {
  private static final Path PUBLISHED = Path.of("../shared/oracles/hf_shuffle_indices.json");

  /** The rows of cnn_dailymail and gsm8k that the published runs of seed 2024 asked first. */
  @Test
  void beginsAsPublishedRunsDid() {
    assertThat(RowOrder.of(2024, 11490)).startsWith(9015, 8411, 6276, 7848, 5591);
    assertThat(RowOrder.of(2024, 287113)).startsWith(2719);
    assertThat(RowOrder.of(2024, 1319)).startsWith(782, 236, 410, 294, 755);
    assertThat(RowOrder.of(2024, 7473)).startsWith(4912, 6255, 3161, 7063, 7275);
    assertThat(RowOrder.of(2024, 3003)).startsWith(767, 389, 2508, 536, 1506);
    assertThat(RowOrder.of(2024, 52002)).startsWith(49154, 14518, 14459);
  }

  /** numpy.random.default_rng(seed).permutation(n), NumPy 2.4.6. */
  @Test
  void takesEverySeedFromZeroOn() {
    assertThat(RowOrder.of(0, 10)).containsExactly(4, 6, 2, 7, 3, 5, 9, 0, 8, 1);
    assertThat(RowOrder.of(1L << 40, 10)).containsExactly(3, 8, 9, 0, 7, 4, 6, 2, 5, 1);
    assertThat(RowOrder.of(Long.MAX_VALUE, 10)).containsExactly(8, 3, 7, 2, 6, 0, 5, 9, 1, 4);
    assertThatIllegalArgumentException().isThrownBy(() -> RowOrder.of(-1, 10));
  }

  @Test
  void holdsEveryRowOnce() {
    for (int rows = 0; rows < 50; rows++) {
      assertThat(RowOrder.of(rows, rows)).doesNotHaveDuplicates().hasSize(rows);
    }
  }

  @Test
  void agreesWithNumpyOnEveryRecordedOrder() throws IOException {
    assumeThat(Files.exists(PUBLISHED))
        .as("SKIPPED: the recorded row orders are not here (%s)", PUBLISHED)
        .isTrue();
    JsonNode orders = new ObjectMapper().readTree(Files.readString(PUBLISHED)).get("indices");
    assertThat(orders).hasSize(24);
    orders
        .properties()
        .forEach(
            e -> {
              long seed = Long.parseLong(e.getKey().substring(e.getKey().indexOf('@') + 1));
              List<Integer> wanted =
                  StreamSupport.stream(e.getValue().get("first100").spliterator(), false)
                      .map(JsonNode::asInt)
                      .toList();
              List<Integer> order = RowOrder.of(seed, e.getValue().get("assumed_rows").asInt());
              assertThat(order.subList(0, wanted.size())).as(e.getKey()).isEqualTo(wanted);
            });
  }
}
