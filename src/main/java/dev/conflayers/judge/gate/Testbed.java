package dev.conflayers.judge.gate;

import dev.conflayers.base.ModelFacts;
import dev.conflayers.base.Sha256;
import dev.conflayers.evidence.RunAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Machine of a run, at two levels: as a class of machines, within which counters and ratios of
 * times are comparable, and as one machine, on which times are.
 *
 * @param machineClass such as linux-x64-2c-cpu-avx512; {@link #ANYWHERE} if the model computes the
 *     same bits on every machine
 * @param fingerprint SHA-256 of all that is known of the machine
 */
public record Testbed(String machineClass, String fingerprint) {
  /** The class of models in plain Java, whose arithmetic the language defines to the last bit. */
  public static final String ANYWHERE = "java";

  private static final List<String> OF_THE_MACHINE =
      List.of("operating-system", "architecture", "cpu", "cores", "memory-gib", "vectors", "jdk");
  private static final List<String> OF_THE_ENGINE =
      List.of(ModelFacts.ENGINE, ModelFacts.DEVICE, ModelFacts.DTYPE, ModelFacts.THREADS);

  /** Returns the testbed of a run. */
  public static Testbed of(RunAccount manifest) {
    Map<String, String> machine = manifest.environment();
    Map<String, String> model = manifest.model();
    List<String> facts = new ArrayList<>();
    Map<String, String> known = new TreeMap<>();
    OF_THE_MACHINE.forEach(key -> known.put(key, machine.getOrDefault(key, "unknown")));
    OF_THE_ENGINE.forEach(key -> known.put(key, model.getOrDefault(key, "unknown")));
    known.forEach((key, value) -> facts.add(key + "=" + value));
    String device = model.getOrDefault(ModelFacts.DEVICE, "unknown");
    return new Testbed(
        device.equals(ANYWHERE)
            ? ANYWHERE
            : String.join(
                "-",
                system(machine.getOrDefault("operating-system", "unknown")),
                architecture(machine.getOrDefault("architecture", "unknown")),
                machine.getOrDefault("cores", "?") + "c",
                plain(device),
                plain(machine.getOrDefault("vectors", "unknown"))),
        Sha256.ofParts(facts));
  }

  private static String system(String name) {
    return plain(name.split(" ", 2)[0]);
  }

  private static String architecture(String name) {
    return switch (name) {
      case "amd64", "x86_64" -> "x64";
      case "aarch64" -> "arm64";
      default -> plain(name);
    };
  }

  /** The result names a directory. */
  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "");
  }
}
