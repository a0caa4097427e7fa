package dev.conflayers.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.conflayers.judge.gate.GateState;
import dev.conflayers.judge.gate.VerdictFile;
import dev.conflayers.testing.Verdicts;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A project of its own, whose build Maven runs with the plugins of this one. Of this project it has
 * the artefact for JUnit alone, and Jackson.
 */
class MavenGateIT {
  @TempDir private Path project;

  /** Maven ends with 1 whatever was wrong; the file still says what it was. */
  @Test
  void aFailedGateFailsTheBuildAndStaysReadable() throws Exception {
    VerdictFile.write(Verdicts.of(GateState.FAIL), project);
    assertThat(mvn()).as(log()).isEqualTo(1);
    assertThat(log()).contains("Tests run: 1, Failures: 1", "s_steady [S_steady]");
    assertThat(VerdictFile.read(project).overall()).isEqualTo(GateState.FAIL);
  }

  @Test
  void anInconclusiveGateIsSkippedAndTheBuildGoesOn() throws Exception {
    VerdictFile.write(Verdicts.of(GateState.INCONCLUSIVE), project);
    assertThat(mvn()).as(log()).isZero();
    assertThat(log()).contains("Tests run: 1, Failures: 0, Errors: 0, Skipped: 1");
    assertThat(VerdictFile.read(project).overall()).isEqualTo(GateState.INCONCLUSIVE);
  }

  @Test
  void aBuildWithoutAVerdictFails() throws Exception {
    assertThat(mvn()).as(log()).isEqualTo(1);
    assertThat(log()).contains("there is no such verdict");
  }

  private int mvn() throws Exception {
    assumeTrue(
        hasMaven(), "SKIPPED: there is no mvn on the path, and this test is about a build with it");
    Files.writeString(project.resolve("pom.xml"), pom());
    return run("mvn", "-o", "-B", "-ntp", "surefire:test", "-Dtest=" + MavenSample.class.getName());
  }

  private static boolean hasMaven() {
    for (String directory : System.getenv("PATH").split(File.pathSeparator, -1)) {
      if (Files.isExecutable(Path.of(directory, "mvn"))) {
        return true;
      }
    }
    return false;
  }

  private int run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(List.of(command))
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(project.resolve("log").toFile())
            .start();
    assertThat(process.waitFor(20, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  private String log() throws IOException {
    Path log = project.resolve("log");
    return Files.exists(log) ? Files.readString(log) : "";
  }

  /** A project that has this build's tests, and its versions of JUnit and of the plugin. */
  private static String pom() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    return """
    <project xmlns="http://maven.apache.org/POM/4.0.0">
      <modelVersion>4.0.0</modelVersion>
      <groupId>example</groupId>
      <artifactId>gated</artifactId>
      <version>1</version>
      <dependencies>
        <dependency>
          <groupId>org.junit.jupiter</groupId>
          <artifactId>junit-jupiter</artifactId>
          <version>%s</version>
          <scope>test</scope>
        </dependency>
      </dependencies>
      <build>
        <plugins>
          <plugin>
            <artifactId>maven-surefire-plugin</artifactId>
            <version>%s</version>
            <configuration>
              <testClassesDirectory>%s</testClassesDirectory>
              <additionalClasspathElements>%s</additionalClasspathElements>
            </configuration>
          </plugin>
        </plugins>
      </build>
    </project>
    """
        .formatted(
            found(pom, "<junit.version>([^<]+)<"),
            found(pom, "maven-surefire-plugin</artifactId>\\s*<version>([^<]+)<"),
            Path.of("target/test-classes").toAbsolutePath(),
            classPath());
  }

  private static String found(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }

  private static String classPath() {
    StringBuilder elements = new StringBuilder(element(Path.of("target/conflayers-junit.jar")));
    for (String element : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (Path.of(element).getFileName().toString().startsWith("jackson-")) {
        elements.append(element(Path.of(element)));
      }
    }
    return elements.toString();
  }

  private static String element(Path path) {
    assertThat(path).exists();
    return "<element>" + path.toAbsolutePath() + "</element>";
  }
}
