package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.base.Sha256;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.RunDirectory;
import dev.conflayers.record.RunRecord;
import dev.conflayers.testing.OwnJvm;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A jar on the class path brings a method, a task and a metric ({@code
 * dev.conflayers.example.plugin}); the program, in a JVM of its own without the tests' classes,
 * lists, measures and scores them like its own.
 */
@Timeout(300)
class PluginIT {
  private static final Path TEST_CLASSES = Path.of("target", "test-classes");
  private static final String CLASSES = "dev/conflayers/example/plugin";

  @TempDir private Path folder;
  private Path jar;

  @BeforeEach
  void pack() throws IOException {
    jar = folder.resolve("plugin.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      add(out, TEST_CLASSES.resolve(CLASSES), TEST_CLASSES);
      add(out, TEST_CLASSES.resolve("plugin/META-INF"), TEST_CLASSES.resolve("plugin"));
    }
  }

  private static void add(JarOutputStream out, Path tree, Path root) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new JarEntry(root.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
  }

  /** Runs the program with the jar, and returns what it says; fails if it fails. */
  private String program(String... arguments) throws Exception {
    String own =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(element -> !element.contains("test-classes"))
            .collect(Collectors.joining(File.pathSeparator));
    Process process =
        OwnJvm.program(
            Main.class,
            own + File.pathSeparator + jar,
            folder.resolve("cache"),
            List.of(arguments));
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  @Test
  void listsMethodTaskAndMetric() throws Exception {
    assertThat(program("ls", "methods"))
        .contains("every-second-layer", "an example: drafts without every second layer");
    assertThat(program("ls", "tasks")).contains("numbered-instructions", "first-letter");
  }

  @Test
  void measuresAndScoresThem() throws Exception {
    Path suite =
        Files.writeString(
            folder.resolve("plugin.yaml"),
            """
            name: plugin
            description: A method, a task and a metric of another jar.
            model: {name: conflayers-mini, dtype: fp64, device: java, threads: 1}
            tasks:
              - task: numbered-instructions
                dataset: conflayers-mini-instructions
                split: test
                prompts: 3
                shots: 0
                seed: 1
                max-new-tokens: 8
                chat: false
            strategies:
              - {kind: full-depth, name: full-depth}
              - kind: every-second-layer
                name: second
                settings:
                  first: 1
                  draft: {budget: 3, stop-threshold: 0.5, widths: [1, 1, 1, 1]}
            claims: []
            run:
              seed: 1
              forks: 1
              warm-up: {least: 1, most: 1}
              search-prompts: 0
              same-twice: never
              repetitions: 1
              stop-rule: natural
              trial-timeout-seconds: 120
            """);
    Path results = folder.resolve("results");
    Path reports = folder.resolve("reports");
    program(
        "run",
        suite.toString(),
        "--offline",
        "--results",
        results.toString(),
        "--reports",
        reports.toString());
    RunRecord run;
    try (Stream<Path> runs = Files.list(results)) {
      Path only = runs.filter(Files::isDirectory).findFirst().orElseThrow();
      run = new RunDirectory(only).read();
    }
    assertThat(run.manifest().environment().get("plug-ins"))
        .isEqualTo("plugin.jar sha256:" + Sha256.of(jar));
    List<Measurement> own =
        run.measurements().stream().filter(m -> m.strategy().equals("second")).toList();
    assertThat(own).isNotEmpty().allMatch(Measurement::ok);
    assertThat(own).anyMatch(m -> m.drafted() > 0);
    try (Stream<Path> pages = Files.walk(reports)) {
      Path markdown =
          pages.filter(file -> file.toString().endsWith(".md")).findFirst().orElseThrow();
      assertThat(Files.readString(markdown))
          .contains("numbered-instructions", "first-letter", "second");
    }
  }
}
