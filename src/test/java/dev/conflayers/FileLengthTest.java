package dev.conflayers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A file is read at one sitting: no source file, of tests neither, is longer than 350 lines. */
class FileLengthTest {
  private static final int MOST_LINES = 350;

  @Test
  void noFileIsLonger() {
    assertThat(MainSources.below(Path.of("src")))
        .hasSizeGreaterThan(1000)
        .allSatisfy(
            (file, text) -> assertThat(text.lines().count()).isLessThanOrEqualTo(MOST_LINES));
  }
}
