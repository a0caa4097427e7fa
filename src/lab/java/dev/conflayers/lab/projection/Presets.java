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

/** The presets of devices, runtimes and models, from {@code projection/presets.json}. */
public record Presets(
    List<DeviceDescription> devices, List<RuntimeDescription> runtimes, List<Model> models) {
  private static final String FILE = "/projection/presets.json";

  public Presets {
    devices = List.copyOf(devices);
    runtimes = List.copyOf(runtimes);
    models = List.copyOf(models);
  }

  /**
   * A model by its dimensions, as stated in its config.json.
   *
   * @param publishedAs its name in published figures; empty if there are none
   */
  public record Model(String name, String publishedAs, ModelDimensions dimensions) {}

  /** Reads all presets. */
  public static Presets read() {
    try (InputStream in = Objects.requireNonNull(Presets.class.getResourceAsStream(FILE))) {
      return mapper().readValue(in, Presets.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the mapper for the JSON of this package. */
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
