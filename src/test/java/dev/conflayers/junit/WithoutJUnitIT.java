package dev.conflayers.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JUnit is under another licence and nothing to measure with: the program does without. */
class WithoutJUnitIT {
  @TempDir private Path directory;

  @Test
  void isNotAmongWhatTheProgramBrings() throws IOException {
    try (Stream<Path> libraries = Files.list(Path.of("target/lib"))) {
      assertThat(libraries.map(library -> library.getFileName().toString()))
          .isNotEmpty()
          .noneMatch(name -> name.matches("(junit|opentest4j|apiguardian).*"));
    }
  }

  @Test
  void theProgramRunsWithoutIt() throws Exception {
    Path out = directory.resolve("out");
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-jar",
                    "target/conflayers.jar",
                    "ls",
                    "exit-codes"))
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(out)).isZero();
  }
}
