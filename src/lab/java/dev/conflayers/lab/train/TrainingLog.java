package dev.conflayers.lab.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.conflayers.record.ResultJson;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The log of a training: a line of JSON for each update. */
final class TrainingLog implements Closeable {
  private final ObjectMapper json = ResultJson.mapper();
  private final BufferedWriter writer;

  private TrainingLog(BufferedWriter writer) {
    this.writer = writer;
  }

  /** Opens {@code file} to continue after {@code step}, and drops the lines of later steps. */
  static TrainingLog after(int step, Path file) throws IOException {
    List<String> kept = new ArrayList<>();
    if (step > 0 && Files.exists(file)) {
      ObjectMapper json = ResultJson.mapper();
      for (String line : Files.readAllLines(file)) {
        if (stepOf(json, line) <= step) {
          kept.add(line);
        }
      }
    }
    Files.write(file, kept);
    return new TrainingLog(Files.newBufferedWriter(file, StandardOpenOption.APPEND));
  }

  private static int stepOf(ObjectMapper json, String line) {
    try {
      return json.readTree(line).path("step").asInt(Integer.MAX_VALUE);
    } catch (JsonProcessingException e) {
      // An incomplete last line, left by a killed training.
      return Integer.MAX_VALUE;
    }
  }

  void write(Object line) throws IOException {
    writer.write(json.writeValueAsString(line));
    writer.write('\n');
    writer.flush();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
