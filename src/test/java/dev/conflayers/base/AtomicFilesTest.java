package dev.conflayers.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void anOldFile() throws IOException {
    file = Files.writeString(folder.resolve("x.json"), "old");
  }

  @Test
  void theNewTextReplacesTheOldAndLeavesNothingElse() throws IOException {
    Files.writeString(folder.resolve("x.json.part"), "what a killed process left, longer than new");

    AtomicFiles.replace(file, "n\u00e9w");

    assertThat(file).hasContent("n\u00e9w");
    assertThat(folder).isDirectoryContaining(file::equals).satisfies(this::holdsOneFile);
  }

  @Test
  void aFileThatIsNotThereYetIsMade() throws IOException {
    AtomicFiles.replace(folder.resolve("y"), "new");
    AtomicFiles.replaceShared(folder.resolve("z"), part -> Files.writeString(part, "new"));

    assertThat(folder.resolve("y")).hasContent("new");
    assertThat(folder.resolve("z")).hasContent("new");
  }

  @Test
  void aWriterThatFailsLeavesTheOldFileAndNoPart() {
    assertThatIOException()
        .isThrownBy(
            () ->
                AtomicFiles.replace(
                    file,
                    part -> {
                      Files.writeString(part, "half");
                      throw new IOException("no space left");
                    }))
        .withMessage(file + " could not be written: no space left");
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                AtomicFiles.replaceShared(
                    file,
                    part -> {
                      throw new IllegalStateException("a defect");
                    }))
        .withMessage("a defect");

    assertThat(file).hasContent("old");
    assertThat(folder).satisfies(this::holdsOneFile);
  }

  @Test
  void aFolderInTheWayIsSaidWithTheFileThatWasWanted() throws IOException {
    Files.writeString(Files.createDirectory(folder.resolve("x.json.part")).resolve("in"), "it");

    assertThatIOException()
        .isThrownBy(() -> AtomicFiles.replace(file, "new"))
        .withMessageStartingWith(file + " could not be written: ");
    assertThat(file).hasContent("old");
  }

  @Test
  void aMovedFileReplacesTheOne() throws IOException {
    AtomicFiles.move(Files.writeString(folder.resolve("part"), "new"), file);

    assertThat(file).hasContent("new");
    assertThat(folder).satisfies(this::holdsOneFile);
  }

  private void holdsOneFile(Path where) throws IOException {
    try (var files = Files.list(where)) {
      assertThat(files).containsExactly(file);
    }
  }
}
