package dev.conflayers.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsReadBackToTheBit() throws IOException {
    Path file = folder.resolve("state.safetensors");
    FloatBuffer many = FloatBuffer.allocate(150_000);
    SplittableRandom random = new SplittableRandom(1);
    while (many.hasRemaining()) {
      many.put((float) random.nextGaussian());
    }
    many.flip();
    FloatBuffer few = FloatBuffer.wrap(new float[] {0f, -0f, Float.MIN_VALUE, Float.MAX_VALUE});
    Safetensors.write(
        file,
        Map.of("step", "7"),
        List.of(
            new Safetensors.Tensor("many", List.of(300, 500), many),
            new Safetensors.Tensor("few", List.of(4), few)),
        ElementType.F32);
    assertThat(Safetensors.metadata(file)).containsExactly(Map.entry("step", "7"));
    FloatBuffer back = FloatBuffer.allocate(150_000);
    Safetensors.read(file, "many", back);
    assertThat(back.array()).isEqualTo(many.array());
    FloatBuffer fewBack = FloatBuffer.allocate(4);
    Safetensors.read(file, "few", fewBack);
    assertThat(fewBack.array()).isEqualTo(few.array());
    assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".part"));
    assertThatThrownBy(() -> Safetensors.read(file, "few", FloatBuffer.allocate(3)))
        .isInstanceOf(CheckpointProblem.class)
        .hasMessageContaining("few must have 3 numbers, got 4");
  }

  @Test
  void halvesAreTheNearestOnes() throws IOException {
    float[] values = {1.0f, 0x1.002p0f, 0x1.006p0f, 65519f, -1e9f, 0x1p-24f, 0x1p-25f};
    // Half a unit above 1 goes to the even 1; three halves above it to the even 1 + 2/1024.
    float[] nearest = {1.0f, 1.0f, 0x1.008p0f, 65504f, -65504f, 0x1p-24f, 0f};
    assertThat(through(ElementType.F16, values)).isEqualTo(nearest);
    assertThat(through(ElementType.BF16, 0x1.01p0f, 0x1.03p0f, 3.3f))
        .isEqualTo(new float[] {1.0f, 0x1.04p0f, 3.296875f});
  }

  @Test
  void everyHalfAndEveryBfloatIsItself() {
    byte[] stored = new byte[2];
    float[] value = new float[1];
    for (int bits = 0; bits < 1 << 16; bits++) {
      stored[0] = (byte) bits;
      stored[1] = (byte) (bits >>> 8);
      PlainNumbers.f16(stored, 1, value);
      if (Float.isFinite(value[0])) {
        assertThat(Rounding.half(value[0])).isEqualTo((short) bits);
      }
      PlainNumbers.bf16(stored, 1, value);
      if (Float.isFinite(value[0])) {
        assertThat(Rounding.brain(value[0])).isEqualTo((short) bits);
      }
    }
  }

  /** Between two neighbouring halves the nearer one is taken, whatever their binade. */
  @Test
  void roundsToTheNearerNeighbour() {
    byte[] stored = new byte[2];
    float[] low = new float[1];
    float[] high = new float[1];
    for (int bits = 0; bits < 0x7bff; bits++) {
      stored[0] = (byte) bits;
      stored[1] = (byte) (bits >>> 8);
      PlainNumbers.f16(stored, 1, low);
      stored[0] = (byte) (bits + 1);
      stored[1] = (byte) ((bits + 1) >>> 8);
      PlainNumbers.f16(stored, 1, high);
      float middle = (low[0] + high[0]) / 2;
      assertThat(Rounding.half(Math.nextDown(middle))).isEqualTo((short) bits);
      assertThat(Rounding.half(Math.nextUp(middle))).isEqualTo((short) (bits + 1));
      assertThat(Rounding.half(middle)).isEqualTo((short) (bits % 2 == 0 ? bits : bits + 1));
    }
  }

  @Test
  void refusesATensorThatIsNotAsLargeAsItsShape() {
    assertThatThrownBy(() -> new Safetensors.Tensor("a", List.of(2, 3), FloatBuffer.allocate(5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a of shape [2, 3] must have 6 values, got 5");
  }

  private float[] through(ElementType type, float... values) throws IOException {
    Path file = folder.resolve(type + ".safetensors");
    Safetensors.write(
        file,
        Map.of(),
        List.of(new Safetensors.Tensor("a", List.of(values.length), FloatBuffer.wrap(values))),
        type);
    assertThat(Files.size(file) % 2).isZero();
    FloatBuffer back = FloatBuffer.allocate(values.length);
    Safetensors.read(file, "a", back);
    return back.array();
  }
}
