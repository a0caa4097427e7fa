package dev.conflayers.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GgufHeaderTest {
  @TempDir private Path folder;

  @Test
  void readsSettingsAndTensors() throws IOException {
    GgufHeader header = GgufHeader.read(file(TinyFiles.gguf()));
    assertThat(header.metadata().text("general.architecture")).contains("llama");
    assertThat(header.metadata().number("llama.rope.freq_base")).contains(10_000.0);
    assertThat(header.metadata().integer("llama.block_count")).contains(1L);
    assertThat(header.metadata().texts("tokenizer.ggml.tokens")).contains(List.of("<s>", "\u00e9"));
    assertThat(header.metadata().floats("tokenizer.ggml.scores")).contains(List.of(0f, 1f));
    // GGUF lists the contiguous dimension first; here it comes last.
    assertThat(header.tensors())
        .extracting(StoredTensor::shape)
        .containsExactly(List.of(2, 32), List.of(3));
  }

  @Test
  void refusesOtherFilesVersionsAndByteOrders() throws IOException {
    refuses(changed(0, 'X'), "does not begin with a GGUF header");
    refuses(changed(4, 1), "GGUF version 1");
    byte[] bigEndian = changed(4, 0);
    bigEndian[7] = 3;
    refuses(bigEndian, "big-endian");
  }

  @Test
  void refusesCountsTheFileHasNoRoomFor() throws IOException {
    refuses(changed(15, 0x7f), "tensor count is 9151314442816847874");
    refuses(changed(23, 0xff), "metadata count is");
    // The length of the first key.
    refuses(changed(28, 0x10), "metadata key length");
  }

  @Test
  void refusesRepeatedSettings() throws IOException {
    refuses(TinyFiles.ggufWith(List.of("a", "1", "a", "2")), "metadata a occur twice");
  }

  @Test
  void refusesTensorsOutOfPlace() throws IOException {
    byte[] valid = TinyFiles.gguf();
    int secondOffset = indexOf(valid, "b") + 1 + 4 + 8 + 4;
    refuses(changed(secondOffset, 65), "not a multiple of the alignment 32");
    refuses(changed(secondOffset, 32), "inside the tensor that ends at 40");
    refuses(changed(secondOffset + 2, 1), "takes data bytes 65600 to");
    refuses(changed(secondOffset - 4, 99), "GGML type 99");
    int firstDimension = indexOf(valid, "a") + 1 + 4;
    refuses(changed(firstDimension, 31), "not a multiple of the 32 in a block of Q4_1");
    refuses(changed(firstDimension + 7, 0x80), "outside 0 to 2147483647");
  }

  private void refuses(byte[] bytes, String reason) throws IOException {
    Path file = file(bytes);
    assertThatThrownBy(() -> GgufHeader.read(file))
        .isInstanceOf(CheckpointProblem.class)
        .hasMessageContainingAll(file.toString(), reason);
  }

  private static byte[] changed(int at, int value) {
    byte[] bytes = TinyFiles.gguf();
    bytes[at] = (byte) value;
    return bytes;
  }

  /** Returns where the one-letter tensor name stands: after its length of 1. */
  private static int indexOf(byte[] bytes, String name) {
    byte[] wanted =
        ByteBuffer.allocate(9)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(1)
            .put(name.getBytes(StandardCharsets.US_ASCII))
            .array();
    for (int i = 0; i < bytes.length - 9; i++) {
      if (ByteBuffer.wrap(bytes, i, 9).equals(ByteBuffer.wrap(wanted))) {
        return i + 8;
      }
    }
    throw new AssertionError(name + " is not in the file");
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("x.gguf"), bytes);
  }
}
