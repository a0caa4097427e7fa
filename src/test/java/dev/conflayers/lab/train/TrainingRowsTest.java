package dev.conflayers.lab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingRowsTest {
  @TempDir private Path folder;

  @Test
  void readsPlainAndPackedFilesInOrder() throws IOException {
    Path plain = folder.resolve("a.jsonl");
    Files.writeString(
        plain, "{\"prompt\":\"p\",\"completion\":\"c\",\"task\":\"t\",\"id\":\"1\"}\n");
    Path packed = folder.resolve("b.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(
          "{\"prompt\":\"\",\"completion\":\"\u00e9\",\"task\":\"u\"}\n"
              .getBytes(StandardCharsets.UTF_8));
    }
    assertThat(TrainingRows.read(List.of(plain, packed)))
        .containsExactly(new TrainingRow("p", "c", "t"), new TrainingRow("", "\u00e9", "u"));
  }

  @Test
  void aRowWithoutItsFieldsIsRefusedWithItsLine() throws IOException {
    Path file = folder.resolve("a.jsonl");
    Files.writeString(
        file,
        """
        {"prompt":"p","completion":"c","task":"t"}
        {"prompt":"p","task":"t"}
        """);
    assertThatThrownBy(() -> TrainingRows.read(List.of(file)))
        .isInstanceOf(TrainingProblem.class)
        .hasMessageContaining("a.jsonl:2: a training row must have the text 'completion'");
  }
}
