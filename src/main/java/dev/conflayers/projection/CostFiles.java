package dev.conflayers.projection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.conflayers.base.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads what users say of a device: its description, or passes measured on it. */
public final class CostFiles {
  private CostFiles() {}

  /** Returns whether {@code file} holds measured passes, and not the description of a device. */
  public static boolean holdsPasses(Path file) throws IOException {
    return tree(file).has("verify");
  }

  /**
   * Reads the description of a device.
   *
   * @throws ProjectionProblem if it is none
   */
  public static DeviceDescription device(Path file) throws IOException {
    return read(file, DeviceDescription.class);
  }

  /**
   * Reads measured passes.
   *
   * @throws ProjectionProblem if they are none
   */
  public static PassTable passes(Path file) throws IOException {
    return read(file, PassTable.class);
  }

  /** Writes measured passes, to be read again. */
  public static void write(PassTable table, Path file) throws IOException {
    Files.writeString(file, Json.document(Presets.mapper(), table));
  }

  private static JsonNode tree(Path file) throws IOException {
    try {
      return Presets.mapper().readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw problem(file, e);
    }
  }

  private static <T> T read(Path file, Class<T> type) throws IOException {
    try {
      return Presets.mapper().treeToValue(tree(file), type);
    } catch (JsonProcessingException e) {
      throw problem(file, e);
    }
  }

  private static ProjectionProblem problem(Path file, JsonProcessingException e) {
    Throwable cause = e.getCause();
    String where = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
    return new ProjectionProblem(
        file
            + where
            + ": "
            + (cause instanceof ProjectionProblem ? cause.getMessage() : e.getOriginalMessage())
            + "; 'conflayers project --help' says what a description of a device holds");
  }
}
