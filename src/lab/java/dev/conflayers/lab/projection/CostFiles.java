package dev.conflayers.lab.projection;

import dev.conflayers.base.Json;
import dev.conflayers.base.Keys;
import dev.conflayers.base.LocatedTree;
import dev.conflayers.base.Places;
import dev.conflayers.base.RecordBinder;
import dev.conflayers.base.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads user files about a device: its description, or passes measured on it. */
public final class CostFiles {
  private CostFiles() {}

  /**
   * Returns whether {@code file} contains measured passes rather than the description of a device.
   */
  public static boolean holdsPasses(Path file) throws IOException {
    return tree(file).tree().has("verify");
  }

  /**
   * Reads the description of a device.
   *
   * @throws ProjectionProblem if the file is not one
   */
  public static DeviceDescription device(Path file) throws IOException {
    return read(file, DeviceDescription.class);
  }

  /**
   * Reads measured passes.
   *
   * @throws ProjectionProblem if the file contains none
   */
  public static PassTable passes(Path file) throws IOException {
    return read(file, PassTable.class);
  }

  /** Writes measured passes in the format that is read. */
  public static void write(PassTable table, Path file) throws IOException {
    Files.writeString(file, Json.document(Presets.mapper(), table));
  }

  private static LocatedTree tree(Path file) throws IOException {
    return LocatedTree.json(file.toString(), Files.readString(file), CostFiles::refusal);
  }

  private static <T extends Record> T read(Path file, Class<T> type) throws IOException {
    LocatedTree located = tree(file);
    Places places = new Places(file.toString(), located.lines(), CostFiles::refusal);
    return new RecordBinder(places, Keys.KEBAB).bind(located.tree(), type);
  }

  private static ProjectionProblem refusal(String source, int line, String message) {
    return new ProjectionProblem(
        Refusal.text(source, line, message)
            + "; 'conflayers project --help' shows the fields of a device description");
  }
}
