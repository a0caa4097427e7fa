package dev.conflayers.model.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelMemoryTest {
  @TempDir Path folder;

  @Test
  void aDisturbedStartDoesNotForgetAQuietOne() throws IOException {
    KernelMemory quiet = KernelMemory.in(folder.resolve("kernels"), "key");
    quiet.best("packed 1", 100);
    quiet.keep();
    KernelMemory disturbed = KernelMemory.in(folder.resolve("kernels"), "key");
    assertThat(disturbed.best("packed 1", 900)).isEqualTo(100);
  }

  @Test
  void aFasterTimeIsTheNewBest() throws IOException {
    KernelMemory memory = KernelMemory.in(folder, "key");
    memory.best("packed 1", 100);
    assertThat(memory.best("packed 1", 80)).isEqualTo(80);
  }

  @Test
  void anotherKeyKnowsNothing() throws IOException {
    KernelMemory memory = KernelMemory.in(folder, "key");
    memory.best("packed 1", 100);
    memory.keep();
    assertThat(KernelMemory.in(folder, "other").best("packed 1", 900)).isEqualTo(900);
  }

  @Test
  void linesThatAreNoTimesCountForNothing() throws IOException {
    Files.writeString(folder.resolve("key.txt"), "packed 1\t-5\nplain 1\n\u0000\nvector 1\t7\n");
    KernelMemory memory = KernelMemory.in(folder, "key");
    assertThat(memory.best("packed 1", 900)).isEqualTo(900);
    assertThat(memory.best("vector 1", 900)).isEqualTo(7);
  }
}
