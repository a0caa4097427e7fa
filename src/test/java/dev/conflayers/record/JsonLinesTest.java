package dev.conflayers.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.conflayers.base.ResultProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of records grows by whole lines, whatever happens to its writer. */
class JsonLinesTest {
  private static final Agreement FIRST = new Agreement(1, 0, true, 9, 9, null);
  private static final Agreement SECOND =
      new Agreement(2, 0, false, 9, 4, new Agreement.Divergence(4, 3.5e-6, 3.5e-6, 7, 9, 7, 9));

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("agreement.jsonl");
  }

  private void append(Agreement... records) throws IOException {
    try (JsonLines<Agreement> lines = JsonLines.append(file())) {
      for (Agreement record : records) {
        lines.write(record);
      }
    }
  }

  private JsonLines.Lines<Agreement> read() throws IOException {
    return JsonLines.read(file(), Agreement.class);
  }

  @Test
  void whatIsAppendedIsReadAgain() throws IOException {
    append(FIRST);
    append(SECOND);
    assertThat(read().records()).containsExactly(FIRST, SECOND);
    assertThat(read().tail()).isNull();
  }

  @Test
  void aFileThatIsNotThereHoldsNothing() throws IOException {
    assertThat(read().records()).isEmpty();
  }

  /** Every way a killed process can leave the second line: from one byte to all but the newline. */
  @Test
  void anUnfinishedLastLineIsLeftOutWhereverItWasCut() throws IOException {
    append(FIRST, SECOND);
    byte[] whole = Files.readAllBytes(file());
    int second = 1 + new String(whole, StandardCharsets.UTF_8).indexOf('\n');
    for (int length = second + 1; length < whole.length; length++) {
      Files.write(file(), Arrays.copyOf(whole, length));
      assertThat(read().records()).containsExactly(FIRST);
      assertThat(Objects.requireNonNull(read().tail())).isEqualTo(new JsonLines.Tail(2, second));
    }
  }

  @Test
  void aLineThatIsNoRecordIsRefusedWithItsNumber() throws IOException {
    append(FIRST, SECOND);
    Files.writeString(file(), Files.readString(file()).replace("\"baseline\"", "\"base\""));
    assertThatThrownBy(this::read)
        .isInstanceOf(ResultProblem.class)
        .hasMessageContaining("agreement.jsonl:1: not a record of this version");
  }

  /** Lines are parsed on all processors: whichever fails first, the first in the file is named. */
  @Test
  void ofManyLinesThatAreNoRecordsTheFirstIsNamed() throws IOException {
    Agreement[] many = new Agreement[400];
    Arrays.fill(many, FIRST);
    append(many);
    List<String> lines = new ArrayList<>(Files.readAllLines(file()));
    for (int i = 7; i < lines.size(); i++) {
      lines.set(i, lines.get(i).replace("\"baseline\"", "\"base\""));
    }
    Files.write(file(), lines);
    assertThatThrownBy(this::read).hasMessageContaining("agreement.jsonl:8: not a record");
  }

  @Test
  void aFullDiskIsAnErrorThatNamesTheFile() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.isWritable(full), "SKIPPED: there is no /dev/full to stand for a full disk");
    try (JsonLines<Agreement> lines = JsonLines.append(full)) {
      assertThatThrownBy(() -> lines.write(FIRST))
          .isInstanceOf(IOException.class)
          .hasMessage("/dev/full: No space left on device");
    }
  }
}
