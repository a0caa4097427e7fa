package dev.conflayers.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The vectors are those of FIPS 180-2, appendix B. */
class Sha256Test {
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  private static final String MILLION_A =
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";

  @TempDir Path folder;

  @Test
  void textsAndBytesAndFilesHaveTheDigestOfTheStandard() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "a".repeat(1_000_000));

    assertThat(Sha256.of("abc")).isEqualTo(ABC);
    assertThat(Sha256.of("abc".getBytes(StandardCharsets.US_ASCII))).isEqualTo(ABC);
    assertThat(Sha256.of(file)).isEqualTo(MILLION_A);
  }

  @Test
  void partsThatJoinToTheSameTextDiffer() {
    assertThat(Sha256.ofParts(List.of("ab", "c")))
        .isNotEqualTo(Sha256.ofParts(List.of("a", "bc")))
        .isEqualTo(Sha256.of("2:ab1:c"));
    assertThat(Sha256.ofParts(List.of("\u00e9"))).isEqualTo(Sha256.of("2:\u00e9"));
  }

  @Test
  void aStreamIsDigestedWhileItIsPassedOn() throws IOException {
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    Sha256 sha256 = new Sha256();
    try (OutputStream out = sha256.through(sink)) {
      out.write('a');
      out.write(new byte[] {'b', 'c'});
    }

    assertThat(sink).hasToString("abc");
    assertThat(sha256.hex()).isEqualTo(ABC);
  }

  @Test
  void aMissingFileIsSaidAsSuch() {
    assertThatThrownBy(() -> Sha256.of(folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }
}
