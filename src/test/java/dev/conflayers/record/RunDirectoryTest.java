package dev.conflayers.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.conflayers.base.ResultProblem;
import dev.conflayers.testing.RunRecords;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run directory gives back what was put into it, and refuses what it cannot vouch for. */
class RunDirectoryTest {
  private static final RunRecord RUN = RunRecords.withCosts();

  @TempDir private Path folder;

  private RunDirectory written() throws IOException {
    RunDirectory directory =
        RunDirectory.create(folder.resolve("results/run"), RUN.manifest(), RUN.schedule());
    directory.write(Objects.requireNonNull(RUN.costs()));
    try (RunDirectory.Lock lock = directory.lock();
        MeasurementSink sink = directory.sink(lock)) {
      for (Measurement measurement : RUN.measurements()) {
        sink.accept(measurement);
      }
      for (Agreement agreement : RUN.agreements()) {
        sink.accept(agreement);
      }
    }
    return directory;
  }

  @Test
  void everythingThatIsWrittenIsReadAgain() throws IOException {
    assertThat(written().read())
        .usingRecursiveComparison()
        .ignoringFields("processes.lines")
        .withEqualsForType(Double::equals, Double.class)
        .isEqualTo(RUN);
  }

  @Test
  void aDirectoryIsNeverWrittenOver() throws IOException {
    Path path = written().path();
    assertThatThrownBy(() -> RunDirectory.create(path, RUN.manifest(), RUN.schedule()))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void aManifestOfAnotherVersionIsRefused() throws IOException {
    RunDirectory directory = written();
    Path manifest = directory.path().resolve("manifest.json");
    Files.writeString(
        manifest,
        Files.readString(manifest).replace("\"schema-version\" : 5,", "\"schema-version\" : 1,"));
    assertThatThrownBy(directory::read)
        .isInstanceOf(ResultProblem.class)
        .hasMessageEndingWith(
            "schema-version must be 4 or 5, got 1; read it with the version of conflayers that"
                + " wrote it");
  }

  @Test
  void repairCutsTheUnfinishedLineAndNothingElse() throws IOException {
    RunDirectory directory = written();
    Path lines = directory.path().resolve("measurements.jsonl");
    String whole = Files.readString(lines);
    Files.writeString(lines, whole.substring(0, whole.length() - 1));
    List<Measurement> kept = RUN.measurements().subList(0, RUN.measurements().size() - 1);
    assertThat(directory.read().measurements()).isEqualTo(kept);
    try (RunDirectory.Lock lock = directory.lock()) {
      assertThat(directory.repair(lock))
          .containsExactly(
              "dropped the unfinished line 12 of measurements.jsonl; its trial is measured again");
      assertThat(directory.repair(lock)).isEmpty();
    }
    assertThat(Files.readString(lines))
        .isEqualTo(whole.substring(0, 1 + whole.lastIndexOf('\n', whole.length() - 2)));
    assertThat(directory.read().agreements()).isEqualTo(RUN.agreements());
  }

  @Test
  void onlyOneMayWrite() throws IOException {
    RunDirectory directory = written();
    try (RunDirectory.Lock held = directory.lock()) {
      assertThat(held.channel().isOpen()).isTrue();
      assertThatThrownBy(() -> new RunDirectory(directory.path()).lock())
          .isInstanceOf(ResultProblem.class)
          .hasMessageContaining("is being written by another process");
    }
    try (RunDirectory.Lock free = directory.lock()) {
      assertThat(free.channel().isOpen()).isTrue();
    }
  }
}
