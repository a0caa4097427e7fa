package dev.conflayers.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Expected bits: the gguf Python package, by src/test/python/quantised_blocks.py. */
class ElementTypeTest {
  @ParameterizedTest
  @EnumSource(
      names = {
        "F32", "F16", "BF16", "Q4_0", "Q4_1", "Q5_0", "Q5_1", "Q8_0", "Q4_K", "Q5_K", "Q6_K"
      })
  void decodesBitForBitAsGguf(ElementType type) throws IOException {
    JsonNode oracle = oracle().get(type.name());
    byte[] blocks = HexFormat.of().parseHex(oracle.get("blocks").textValue());
    byte[] bits = HexFormat.of().parseHex(oracle.get("bits").textValue());
    int count = blocks.length / type.blockBytes();
    float[] out = new float[count * type.blockValues()];

    type.decode(blocks, count, out);

    ByteBuffer actual = ByteBuffer.allocate(bits.length);
    for (float value : out) {
      actual.putInt(Float.floatToRawIntBits(value));
    }
    assertThat(actual.array()).isEqualTo(bits);
  }

  /** IEEE 754: 1/3, the largest half, the smallest subnormal one, infinity, NaN, minus zero. */
  @Test
  void knowsEveryKindOfHalf() {
    byte[] halves = HexFormat.of().parseHex("5535" + "ff7b" + "0100" + "007c" + "017e" + "0080");
    float[] out = new float[6];
    ElementType.F16.decode(halves, 6, out);
    assertThat(out).startsWith(0.33325195f, 65504f, 0x1p-24f, Float.POSITIVE_INFINITY, Float.NaN);
    assertThat(Float.floatToRawIntBits(out[5])).isEqualTo(0x80000000);
  }

  @Test
  void narrowsDoubles() {
    byte[] one = HexFormat.of().parseHex("000000000000f03f");
    float[] out = new float[1];
    ElementType.F64.decode(one, 1, out);
    assertThat(out).containsExactly(1f);
  }

  private static JsonNode oracle() throws IOException {
    try (InputStream in =
        ElementTypeTest.class.getResourceAsStream("/formats/quantised_blocks.json")) {
      return new JsonMapper().readTree(in).get("types");
    }
  }
}
