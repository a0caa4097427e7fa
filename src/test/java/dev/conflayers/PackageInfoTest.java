package dev.conflayers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each package's documentation ends with what the architecture lets it use. */
class PackageInfoTest {
  static Stream<String> packages() {
    return ArchitectureTest.MAY_TOUCH.rows().keySet().stream()
        .filter(row -> MainSources.all().containsKey(file(row)));
  }

  private static String file(String row) {
    return row.replace('.', '/') + "/package-info.java";
  }

  private static String sentence(String row) {
    Set<String> others = ArchitectureTest.MAY_TOUCH.rows().get(row);
    if (others.contains("*")) {
      return "May use every other package.";
    }
    if (row.equals("base")) {
      return "May use no other package.";
    }
    return Stream.concat(Stream.of("base"), others.stream())
        .map(other -> "{@code " + other + "}")
        .collect(Collectors.joining(", ", "May use ", "."));
  }

  @ParameterizedTest
  @MethodSource("packages")
  void saysWhatItMayUse(String row) {
    String text = MainSources.all().getOrDefault(file(row), "").replaceAll("\\n \\* ?", " ");
    assertThat(text).contains("<p>" + sentence(row));
  }
}
