package dev.conflayers.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A suite that is written is the suite that is read again. */
class SuiteTextTest {
  static List<Path> suites() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("suites"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("suites")
  void isReadBackAsTheSameSuite(Path path) throws IOException {
    SuiteReader reader = new SuiteReader();
    Suite suite = reader.read(path).suite();
    String text = SuiteText.of(suite);
    assertThat(reader.parse("again", text)).isEqualTo(suite);
    for (Strategy strategy : suite.strategies()) {
      assertThat(reader.strategy("again", SuiteText.of(strategy))).isEqualTo(strategy);
    }
  }
}
