package dev.conflayers.run.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is known of GPUs, from a program that answers like nvidia-smi and files like /proc's. */
class GpuFactsTest {
  @TempDir private Path folder;

  private Map<String, String> facts() {
    return new GpuFacts("/nowhere:" + folder.resolve("bin"), folder.resolve("proc"), 3000).facts();
  }

  private void program(String script) throws IOException {
    Path program = Files.createDirectories(folder.resolve("bin")).resolve("nvidia-smi");
    Files.writeString(program, "#!/bin/sh\n" + script);
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }

  private void files() throws IOException {
    Path driver = Files.createDirectories(folder.resolve("proc/driver/nvidia"));
    Files.writeString(
        driver.resolve("version"),
        """
        NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.54.15  Tue Mar  5 22:23:56 UTC 2024
        GCC version:  gcc version 12.2.0 (Debian 12.2.0-14)
        """);
    Path gpu = Files.createDirectories(driver.resolve("gpus/0000:03:00.0"));
    Files.writeString(
        gpu.resolve("information"),
        "Model: \t\t NVIDIA A100-SXM4-80GB\nIRQ:   \t\t 42\nVideo BIOS: \t 92.00\n");
  }

  @Test
  void theProgramTellsNamesDriverAndCuda() throws IOException {
    program(
        """
        case "$1" in
        --query-gpu=name,driver_version)
          echo "NVIDIA A100-SXM4-80GB, 550.54.15"; echo "NVIDIA A100-SXM4-80GB, 550.54.15";;
        *) echo "| NVIDIA-SMI 550.54.15   Driver Version: 550.54.15   CUDA Version: 12.4     |";;
        esac
        """);
    assertThat(facts())
        .containsExactly(
            Map.entry("gpu", "NVIDIA A100-SXM4-80GB; NVIDIA A100-SXM4-80GB"),
            Map.entry("gpu-driver", "550.54.15"),
            Map.entry("cuda", "12.4"));
  }

  @Test
  void theDriversFilesTellWhereTheProgramFails() throws IOException {
    program("echo 'NVIDIA-SMI has failed, because it could not talk to the driver'; exit 9\n");
    files();
    assertThat(facts())
        .containsExactly(
            Map.entry("gpu", "NVIDIA A100-SXM4-80GB"), Map.entry("gpu-driver", "550.54.15"));
  }

  @Test
  void theOpenKernelModuleIsOneToo() throws IOException {
    files();
    Files.writeString(
        folder.resolve("proc/driver/nvidia/version"),
        "NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  570.86.10  Release Build\n");
    assertThat(facts()).containsEntry("gpu-driver", "570.86.10");
  }

  @Test
  @Timeout(60)
  void aProgramThatHangsIsNotWaitedFor() throws IOException {
    program("exec sleep 600\n");
    assertThat(new GpuFacts(folder.resolve("bin").toString(), folder.resolve("proc"), 50).facts())
        .isEmpty();
  }

  @Test
  void aMachineWithoutOneHasNoFacts() {
    assertThat(facts()).isEmpty();
    assertThat(new GpuFacts("", folder.resolve("proc"), 3000).facts()).isEmpty();
  }
}
