package dev.conflayers.lab.projection;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.conflayers.base.Json;
import dev.conflayers.model.ModelDimensions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The devices, programs and models that come with the project: {@code projection/presets.json}. */
public record Presets(
    List<DeviceDescription> devices, List<RuntimeDescription> runtimes, List<Model> models) {
  private static final String FILE = "/projection/presets.json";

  public Presets {
    devices = List.copyOf(devices);
    runtimes = List.copyOf(runtimes);
    models = List.copyOf(models);
  }

  /**
   * A model by its dimensions, which its config.json states.
   *
   * @param publishedAs what published figures call it; empty if there are none
   */
  public record Model(String name, String publishedAs, ModelDimensions dimensions) {}

  /** Reads all of them. */
  public static Presets read() {
    try (InputStream in = Objects.requireNonNull(Presets.class.getResourceAsStream(FILE))) {
      return mapper().readValue(in, Presets.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what reads and writes the JSON of this package. */
  static ObjectMapper mapper() {
    return Json.kebabCase().build();
  }

  public Optional<DeviceDescription> device(String name) {
    return devices.stream().filter(device -> device.name().equals(name)).findFirst();
  }

  public Optional<RuntimeDescription> runtime(String name) {
    return runtimes.stream().filter(runtime -> runtime.name().equals(name)).findFirst();
  }

  public Optional<Model> model(String name) {
    return models.stream().filter(model -> model.name().equals(name)).findFirst();
  }
}
