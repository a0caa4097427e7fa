package dev.conflayers.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetFileTest {
  /** Two rows with a blank line between; U+2028 ends a line for Unicode, not for JSON Lines. */
  private static final String ROWS =
      """
      {"question": "1+1?", "answer": "#### 2"}

      {"question": "SEPARATOR2+2?", "answer": "#### 4", "n": 3, "note": null}
      """
          .replace("SEPARATOR", "\u2028");

  @TempDir Path folder;

  @Test
  void readsLinesByContentWhateverTheName() throws IOException {
    for (String name : List.of("a.jsonl", "a.json", "a")) {
      Dataset dataset = read(write(name, ROWS), "question");
      assertThat(dataset.size()).isEqualTo(2);
      assertThat(dataset.examples().get(1).id()).isEqualTo("1");
      assertThat(dataset.examples().get(1).fields())
          .containsOnlyKeys("question", "answer", "n")
          .containsEntry("question", "\u20282+2?")
          .containsEntry("n", "3");
    }
  }

  @Test
  void readsAnArrayAndAGzipAlike() throws IOException {
    String array = "\uFEFF [\n{\"instruction\": \"a\"},\n{\"instruction\": \"b\"}\n]\n";
    Path packed = folder.resolve("b.json.gz");
    Files.write(packed, gzip(array));
    Dataset plain = read(write("b.json", array), "instruction");
    Dataset unpacked = read(packed, "instruction");
    assertThat(plain.examples()).hasSize(2).isEqualTo(unpacked.examples());
    assertThat(plain.sha256()).isNotEqualTo(unpacked.sha256());
  }

  @Test
  void namesNestedFieldsByTheirPath() throws IOException {
    Path file =
        write(
            "c.jsonl",
            "{\"question_id\": 81, \"turns\": [\"x\", \"y\"], \"translation\": {\"de\": \"a\"}}");
    Example example = read(file, "turns.0", "translation.de").examples().get(0);
    assertThat(example.id()).isEqualTo("81");
    assertThat(example.field("turns.1")).isEqualTo("y");
    assertThat(example.field("translation.de")).isEqualTo("a");
  }

  @Test
  void keepsIdsAndDigestThroughShuffles() throws IOException {
    Dataset dataset = read(write("a.jsonl", ROWS.repeat(20)), "question");
    Dataset shuffled = dataset.shuffled(7);
    assertThat(shuffled.sha256()).isEqualTo(dataset.sha256());
    assertThat(shuffled.examples())
        .isNotEqualTo(dataset.examples())
        .containsExactlyInAnyOrderElementsOf(dataset.examples());
    assertThat(shuffled.examples().stream().map(Example::id).map(Integer::valueOf).toList())
        .isEqualTo(RowOrder.of(7, 40));
    assertThat(shuffled.first(3).examples()).isEqualTo(shuffled.examples().subList(0, 3));
  }

  @Test
  void saysWhichFieldIsMissingAndWhichThereAre() throws IOException {
    Path file = write("a.jsonl", ROWS + "{\"question\": \"?\", \"solution\": \"4\"}\n");
    refuses(
        file, ":4: there is no field 'answer', only question, solution; ", "question", "answer");
  }

  @Test
  void refusesDamagedFiles() throws IOException {
    refuses(folder.resolve("none.jsonl"), ": no such file; check the path");
    refuses(folder, ": is a folder, not a dataset file");
    refuses(write("empty.jsonl", ""), ": the file is empty");
    refuses(write("blank.jsonl", "\n \n"), ": it contains no rows");
    refuses(write("zero.json", "[]"), ": it contains no rows");
    refuses(
        write("cut.jsonl", ROWS + "{\"question\": \"3+"), ":4: the last line is not a complete");
    refuses(write("mid.jsonl", "{\"a\": \n" + ROWS), ":1: the line is not a JSON object");
    refuses(write("two.jsonl", "{\"a\": 1} {\"a\": 2}\n"), ":1: the line is not a JSON object");
    refuses(
        write("twice.jsonl", "{\"a\": 1, \"a\": 2}\n{}\n"), ":1: the line is not a JSON object");
    refuses(write("text.jsonl", "\"a\"\n"), ":1: a row must be a JSON object, got STRING");
    refuses(write("cut.json", "[{\"a\": 1},\n{\"a\": 2}"), ":2: the array");
    refuses(write("same.jsonl", "{\"id\": 1}\n{\"id\": 1}\n"), ":2: id '1' is that of line 1");
    refuses(write("table.parquet", "PAR1xxxxPAR1"), ": is a Parquet file; convert it");
  }

  @Test
  void refusesOtherEncodingsAndSaysWhere() throws IOException {
    Path file = folder.resolve("latin1.jsonl");
    Files.write(file, "{\"a\": 1}\n{\"a\": \"é\"}\n".getBytes(StandardCharsets.ISO_8859_1));
    refuses(file, ":2: byte 16 is not UTF-8");
  }

  @Test
  void refusesCorruptGzip() throws IOException {
    byte[] packed = gzip(ROWS);
    Path cut = folder.resolve("cut.gz");
    Files.write(cut, Arrays.copyOf(packed, packed.length - 12));
    refuses(cut, ": the gzip stream ends too early; download the file again");
    Path bad = folder.resolve("bad.gz");
    packed[packed.length - 6] ^= 1;
    Files.write(bad, packed);
    refuses(bad, ": the gzip stream is corrupt");
  }

  private static void refuses(Path file, String message, String... fields) {
    assertThatThrownBy(() -> read(file, fields))
        .isInstanceOf(DatasetProblem.class)
        .hasMessageStartingWith(file + message);
  }

  private static Dataset read(Path file, String... fields) {
    return DatasetFile.read(file, "made", "test", List.of(fields));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
