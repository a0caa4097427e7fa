package dev.conflayers.judge.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.conflayers.base.ResultProblem;
import dev.conflayers.evidence.FrozenSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A frozen configuration is read as it was written, or not at all. */
class FrozenFilesTest {
  private static final FrozenFile.StoredEstimate SPEED =
      new FrozenFile.StoredEstimate("S_geo", 1.25, 1.125, 1.375, 0.95, 20, 1);
  private static final FrozenFile FROZEN =
      new FrozenFile(
          FrozenFile.FORMAT,
          FrozenFile.VERSION,
          FrozenFile.STRATEGY,
          "a is faster than full depth",
          new FrozenFile.Model("toy", "fp32", "cpu", Map.of("weights-sha256", "0f1e")),
          new FrozenFile.Source("small", "e".repeat(64)),
          7,
          new FrozenFile.Allowed("exact-match", 0.02),
          JsonNodeFactory.instance.objectNode().put("kind", "full-depth").put("name", "ä"),
          List.of(new FrozenSet("gsm8k", "a", List.of(1, 2), List.of(3))),
          SPEED,
          new FrozenFile.Test("run", "a", SPEED, "a", SPEED, null),
          List.of(
              new FrozenFile.Round(
                  "round",
                  8,
                  List.of(new FrozenFile.Tried("a", "static-skip", null, 0, true, "fastest")))),
          Map.of("cpu", "one"));

  @TempDir private Path folder;
  private Path file = Path.of("");
  private String text = "";

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("deep/frozen.json");
    FrozenFiles.write(file, FROZEN);
    text = Files.readString(file);
  }

  private void refused(String changed, String message) throws IOException {
    Files.writeString(file, changed);
    assertThatThrownBy(() -> FrozenFiles.read(file))
        .isInstanceOf(ResultProblem.class)
        .hasMessageContaining(message)
        .hasMessageContaining(file.toString());
  }

  @Test
  void isReadAsItWasWritten() throws IOException {
    assertThat(FrozenFiles.read(file)).isEqualTo(FROZEN);
    assertThat(folder.resolve("deep")).isDirectoryContaining(path -> path.equals(file));
    assertThat(Files.exists(file.resolveSibling("frozen.json.part"))).isFalse();
  }

  @Test
  void whatIsNotThereIsReadAsNull() throws IOException {
    FrozenFile nothing =
        new FrozenFile(
            FrozenFile.FORMAT,
            FrozenFile.VERSION,
            FrozenFile.FULL_DEPTH,
            "no candidate was left",
            FROZEN.model(),
            FROZEN.suite(),
            7,
            null,
            null,
            List.of(),
            null,
            null,
            FROZEN.tried(),
            Map.of());
    FrozenFiles.write(file, nothing);
    assertThat(FrozenFiles.read(file)).isEqualTo(nothing);
    assertThat(FrozenFiles.read(file).fullDepth()).isTrue();
  }

  @Test
  void theChecksumIsThatOfTheTextWithZerosInItsPlace() throws Exception {
    int at = text.lastIndexOf("\"sha256\" : \"") + 12;
    String written = text.substring(at, at + 64);
    byte[] zeroed = text.replace(written, "0".repeat(64)).getBytes(StandardCharsets.UTF_8);
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(zeroed)))
        .isEqualTo(written);
  }

  @Test
  void whateverChangedIsNoticed() throws IOException {
    refused(text.replace("1.125", "1.126"), "was changed since it was written: sha256 must be");
    refused(text.replace("  \"sha256\"", "  \"sha255\""), "64 hexadecimal digits, got ''");
  }

  @Test
  void whatIsCutOffIsRefused() throws IOException {
    for (int length : List.of(1, 100, text.length() / 2, text.length() - 3)) {
      refused(text.substring(0, length), "not readable, perhaps truncated");
    }
    refused("", "format must be conflayers-frozen");
  }

  @Test
  void anotherFormatOrVersionIsRefused() throws IOException {
    refused("[]", "is not a frozen configuration: format must be conflayers-frozen");
    refused("{\"format\": \"other\"}", "is not a frozen configuration");
    refused(
        text.replace("\"version\" : 1", "\"version\" : 2"), "version must be 1, got 2; use the");
  }
}
