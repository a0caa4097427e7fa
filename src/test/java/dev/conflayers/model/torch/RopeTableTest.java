package dev.conflayers.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.conflayers.model.checkpoint.LlamaConfig;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RopeTableTest {
  private static final int POSITIONS = 3;
  private static final int WIDTH = 4;

  @Test
  void turnsPairJAtPositionPByPOverThetaToThe2jOverWidth() {
    ByteBuffer table = table(LlamaConfig.Rope.plain(100));
    double angle = 2 * Math.pow(100, -2.0 / WIDTH);
    assertThat(cosine(table, 2, 1)).isCloseTo(Math.cos(angle), within(1e-15));
    assertThat(cosine(table, 2, 3)).isCloseTo(Math.cos(angle), within(1e-15));
    assertThat(sine(table, 2, 1)).isCloseTo(-Math.sin(angle), within(1e-15));
    assertThat(sine(table, 2, 3)).isCloseTo(Math.sin(angle), within(1e-15));
  }

  @Test
  void slowsEveryPairByTheFactorOfLinearScaling() {
    ByteBuffer table = table(new LlamaConfig.Rope(100, "linear", 4, 1, 1, 0, List.of()));
    assertThat(cosine(table, 2, 0)).isCloseTo(Math.cos(2 / 4.0), within(1e-15));
  }

  @Test
  void slowsOnlyLongWavesUnderLlama3() {
    // Wavelengths are 2 pi for pair 0 and 20 pi for pair 1; the bounds are 8 and 32 tokens.
    ByteBuffer table = table(new LlamaConfig.Rope(100, "llama3", 8, 1, 4, 32, List.of()));
    assertThat(cosine(table, 1, 0)).isCloseTo(Math.cos(1), within(1e-15));
    assertThat(cosine(table, 1, 1)).isCloseTo(Math.cos(0.1 / 8), within(1e-15));
  }

  @Test
  void dividesByExplicitDivisors() {
    ByteBuffer table = table(new LlamaConfig.Rope(100, "none", 1, 1, 1, 0, List.of(2f, 5f)));
    assertThat(cosine(table, 1, 0)).isCloseTo(Math.cos(0.5), within(1e-15));
    assertThat(cosine(table, 1, 1)).isCloseTo(Math.cos(0.1 / 5), within(1e-15));
  }

  private static ByteBuffer table(LlamaConfig.Rope rope) {
    ByteBuffer out = ByteBuffer.allocate(2 * POSITIONS * WIDTH * Double.BYTES);
    LlamaConfig config =
        new LlamaConfig(
            "llama", 3, 8, 8, 2, 2, WIDTH, 9, POSITIONS, 1e-5, rope, true, false, false, false,
            Set.of());
    new RopeTable(config).write(POSITIONS, true, out);
    return out;
  }

  private static double cosine(ByteBuffer table, int position, int dimension) {
    return table.getDouble(Double.BYTES * (position * WIDTH + dimension));
  }

  private static double sine(ByteBuffer table, int position, int dimension) {
    return table.getDouble(Double.BYTES * ((POSITIONS + position) * WIDTH + dimension));
  }
}
