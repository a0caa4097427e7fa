package dev.conflayers.junit;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What a Java project writes to be held to a gate; {@link MavenGateIT} has Maven run it. */
class MavenSample {
  @TestFactory
  Stream<DynamicTest> gate() {
    return GateTests.of(Path.of("verdict.json"));
  }
}
