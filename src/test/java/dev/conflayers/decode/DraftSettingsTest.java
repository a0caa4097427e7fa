package dev.conflayers.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DraftSettingsTest {
  private static final List<Integer> WIDTHS = List.of(3, 5, 8, 10);

  @Test
  void widensAsConfidenceFalls() {
    DraftSettings settings = new DraftSettings(25, 0.8, WIDTHS);
    assertThat(List.of(0.99, 0.95, 0.9, 0.8, 0.6, 0.5, 0.3))
        .map(settings::width)
        .containsExactly(3, 5, 5, 8, 8, 10, 10);
  }

  /** ConfLayers' own settings: 24 depths of at most 5 and a last one of at most 10. */
  @Test
  void boundsTheTreeOfTheReference() {
    assertThat(new DraftSettings(25, 0.8, WIDTHS).largestTree()).isEqualTo(131);
    assertThat(new DraftSettings(25, 0.5, WIDTHS).largestTree()).isEqualTo(1 + 24 * 8 + 10);
    assertThat(new DraftSettings(25, 0, WIDTHS).largestTree()).isEqualTo(1 + 25 * 10);
    assertThat(new DraftSettings(25, 0.95, WIDTHS).largestTree()).isEqualTo(1 + 24 * 3 + 10);
    assertThat(new DraftSettings(8, 0.8, List.of(1, 1, 1, 1)).largestTree()).isEqualTo(9);
  }
}
