package dev.conflayers.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsHeaderTest {
  @TempDir private Path folder;

  @Test
  void listsWhatTheHeaderSays() throws IOException {
    assertThat(SafetensorsHeader.read(file(TinyFiles.safetensors())))
        .extracting(StoredTensor::name)
        .containsExactly("a", "b", "c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]|should be START_OBJECT",
        "{\"a\":1}|should be START_OBJECT",
        "{\"a\":|not valid JSON",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}} x|not valid JSON",
        "{\"a\":{\"dtype\":\"F8_E4M3\",\"shape\":[4],\"data_offsets\":[0,4]}}|dtype 'F8_E4M3'",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}|4 to 8 of 4 data bytes",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}}|-4 to 0",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}|dimension of -1",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}|takes 8",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[65536,65536,65536,65536],\"data_offsets\":[0,4]}}"
            + "|more values than any file",
        "{\"a\":{\"dtype\":\"F32\",\"data_offsets\":[0,4]}}|lacks its shape",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,4]}}|VALUE_NUMBER_INT",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[99999999999999999999],\"data_offsets\":[0,4]}}"
            + "|not valid JSON",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}|Duplicate field 'a'",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"b\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[2,4]}}|may not overlap",
        "{\"a\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[0,2]}}|its tensors take 2",
      })
  void refusesInOneSentence(String header, String reason) throws IOException {
    Path file = file(TinyFiles.safetensors(header, 4));
    assertThatThrownBy(() -> SafetensorsHeader.read(file))
        .isInstanceOf(CheckpointProblem.class)
        .hasMessageContainingAll(file.toString(), reason);
  }

  @Test
  void refusesAHeaderLongerThanTheFile() throws IOException {
    byte[] bytes = TinyFiles.safetensors();
    bytes[7] = 0x7f;
    Path file = file(bytes);
    assertThatThrownBy(() -> SafetensorsHeader.read(file))
        .isInstanceOf(CheckpointProblem.class)
        .hasMessageContaining("declares a header of 9151314442816848");
  }

  @Test
  void namesTensorRowAndColumnOfANonFiniteWeight() throws IOException {
    byte[] bytes = TinyFiles.safetensors();
    int valueInRowOneColumnTwo = bytes.length - 34 + 5 * 4;
    bytes[valueInRowOneColumnTwo + 2] = (byte) 0xc0;
    bytes[valueInRowOneColumnTwo + 3] = 0x7f;
    Path path = file(bytes);
    StoredTensor a = SafetensorsHeader.read(path).get(0);
    try (TensorFile open = new TensorFile(path)) {
      FloatBuffer out = FloatBuffer.allocate(6);
      open.read(a, 0, 1, out);
      assertThat(out.position()).isEqualTo(3);
      assertThatThrownBy(() -> open.read(a, 1, 1, out))
          .isInstanceOf(CheckpointProblem.class)
          .hasMessageContaining("tensor a holds NaN in row 1, column 2");
    }
  }

  @Test
  void noticesAFileCutShortAfterItWasOpened() throws IOException {
    Path path = file(TinyFiles.safetensors());
    StoredTensor a = SafetensorsHeader.read(path).get(0);
    try (TensorFile open = new TensorFile(path)) {
      Files.write(path, new byte[20]);
      assertThatThrownBy(() -> open.read(a, 0, 2, FloatBuffer.allocate(6)))
          .isInstanceOf(CheckpointProblem.class)
          .hasMessageContaining("cut short after it was opened");
    }
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("model.safetensors"), bytes);
  }
}
