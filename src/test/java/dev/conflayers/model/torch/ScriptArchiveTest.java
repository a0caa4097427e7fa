package dev.conflayers.model.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class ScriptArchiveTest {
  @Test
  void holdsWhatTheLoaderLooksForUncompressed() throws IOException {
    Map<String, String> entries = new LinkedHashMap<>();
    try (ZipInputStream zip =
        new ZipInputStream(
            new ByteArrayInputStream(ScriptArchive.of("Decoder", "class Decoder(Module):")))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
        entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1));
      }
    }
    assertThat(entries)
        .containsOnlyKeys(
            "decoder/version",
            "decoder/data.pkl",
            "decoder/constants.pkl",
            "decoder/code/__torch__.py")
        .containsEntry("decoder/version", "10\n")
        .containsEntry("decoder/code/__torch__.py", "class Decoder(Module):");
    assertThat(entries.get("decoder/data.pkl")).startsWith("\u0080\u0002").endsWith("ub.");
  }

  @Test
  void isTheSameBytesEveryTime() {
    assertThat(ScriptArchive.of("Decoder", "x")).isEqualTo(ScriptArchive.of("Decoder", "x"));
    assertThat(new String(ScriptArchive.of("Decoder", "x"), StandardCharsets.ISO_8859_1))
        .startsWith("PK");
  }
}
