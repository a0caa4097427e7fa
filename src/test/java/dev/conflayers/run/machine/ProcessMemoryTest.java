package dev.conflayers.run.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessMemoryTest {
  @TempDir private Path root;

  private ProcessMemory memory(String status) throws IOException {
    Files.createDirectories(root.resolve("proc/self"));
    Files.writeString(root.resolve("proc/self/status"), status);
    return new ProcessMemory(root);
  }

  @Test
  void kibibytesBecomeBytes() throws IOException {
    ProcessMemory memory =
        memory("Name:\tjava\nVmPeak:\t 9000 kB\nVmHWM:\t    1628 kB\nVmRSS:\t     600 kB\n");
    assertThat(memory.peakResidentBytes()).isEqualTo(1628L * 1024);
    assertThat(memory.residentBytes()).isEqualTo(600L * 1024);
  }

  @Test
  void whatIsNotToldIsNotKnown() throws IOException {
    assertThat(memory("Name:\tjava\nVmHWM:\tmany kB\n").peakResidentBytes()).isNull();
    assertThat(memory("").residentBytes()).isNull();
  }

  @Test
  void anotherSystemTellsNothing() {
    assertThat(new ProcessMemory(root).peakResidentBytes()).isNull();
  }
}
