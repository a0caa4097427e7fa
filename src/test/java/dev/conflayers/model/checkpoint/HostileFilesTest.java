package dev.conflayers.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damages small valid files in thousands of ways: each opens and reads, or is refused. */
class HostileFilesTest {
  private static final int MUTATIONS = 2_500;

  @TempDir private Path folder;

  @Test
  void damagedSafetensorsAreReadOrRefused() throws IOException {
    int refused = survive(TinyFiles.safetensors(), SafetensorsHeader::read, 8);
    assertThat(refused).isGreaterThan(MUTATIONS / 2);
  }

  @Test
  void damagedGgufIsReadOrRefused() throws IOException {
    int refused = survive(TinyFiles.gguf(), path -> GgufHeader.read(path).tensors(), 24);
    assertThat(refused).isGreaterThan(MUTATIONS / 3);
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    byte[] gguf = TinyFiles.gguf();
    for (int length = 0; length < gguf.length; length++) {
      Path file = Files.write(folder.resolve("x"), Arrays.copyOf(gguf, length));
      assertThat(refuses(file, path -> GgufHeader.read(path).tensors())).as("%d", length).isTrue();
    }
    byte[] safetensors = TinyFiles.safetensors();
    for (int length = 0; length < safetensors.length; length++) {
      Path file = Files.write(folder.resolve("x"), Arrays.copyOf(safetensors, length));
      assertThat(refuses(file, SafetensorsHeader::read)).as("%d", length).isTrue();
    }
  }

  /** Returns how many of the damaged copies were refused. */
  private int survive(byte[] valid, Function<Path, List<StoredTensor>> reader, int counts)
      throws IOException {
    Path file = folder.resolve("x");
    Files.write(file, valid);
    assertThat(refuses(file, reader)).as("the undamaged file").isFalse();
    int refused = 0;
    for (int seed = 0; seed < MUTATIONS; seed++) {
      Files.write(file, mutate(valid, new SplittableRandom(seed), counts));
      try {
        refused += refuses(file, reader) ? 1 : 0;
      } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
        fail("mutation " + seed + " ended in " + e, e);
      }
    }
    return refused;
  }

  private static boolean refuses(Path file, Function<Path, List<StoredTensor>> reader) {
    try {
      List<StoredTensor> tensors = reader.apply(file);
      try (TensorFile open = new TensorFile(file)) {
        for (StoredTensor tensor : tensors) {
          // A valid file of this size holds no more values than its bits.
          FloatBuffer out = FloatBuffer.allocate((int) Math.min(10_000, 8 * tensor.bytes()));
          open.read(tensor, 0, tensor.rows(), out);
        }
      }
      return false;
    } catch (CheckpointProblem e) {
      assertThat(e.getMessage()).contains(file.toString());
      return true;
    }
  }

  private static byte[] mutate(byte[] valid, SplittableRandom random, int counts) {
    byte[] bytes = valid.clone();
    switch (random.nextInt(5)) {
      case 0 -> {
        for (int i = 0; i <= random.nextInt(4); i++) {
          bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
      }
      case 1 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 2 -> {
        int length = 1 + random.nextInt(24);
        int from = random.nextInt(bytes.length - length);
        System.arraycopy(valid, from, bytes, random.nextInt(bytes.length - length), length);
      }
      case 3 -> {
        int length = 1 + random.nextInt(12);
        int at = random.nextInt(bytes.length - length);
        for (int i = at; i < at + length; i++) {
          bytes[i] = random.nextBoolean() ? (byte) 0xff : (byte) random.nextInt(256);
        }
      }
      // The first bytes are lengths and counts: worth more than their share.
      default -> bytes[random.nextInt(counts)] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}
