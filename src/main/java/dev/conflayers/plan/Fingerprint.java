package dev.conflayers.plan;

import dev.conflayers.suite.Methods;
import dev.conflayers.suite.Strategy;
import dev.conflayers.suite.Suite;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells plans apart: equal fingerprints measure the same thing in the same order. */
final class Fingerprint {
  /** Part of the digest; changes when the meaning of a plan does. */
  private static final String VERSION = "conflayers-plan-2";

  private Fingerprint() {}

  static String of(Suite suite, List<RunPlan.PlannedTask> tasks, List<Trial> trials) {
    MessageDigest digest = sha256();
    add(digest, VERSION);
    add(digest, suite.model().toString());
    add(digest, suite.strategies().stream().map(Fingerprint::text).toList().toString());
    add(digest, suite.claims().toString());
    add(digest, suite.run().toString());
    if (!suite.samplerText().isEmpty()) {
      add(digest, suite.samplerText());
    }
    tasks.forEach(task -> add(digest, task.toString()));
    for (Trial trial : trials) {
      add(
          digest,
          trial.strategy().name()
              + " "
              + trial.repetition()
              + " "
              + trial.phase()
              + " "
              + trial.fork());
      add(digest, trial.prompt().toString());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Returns, say, {@code StaticSkip[name=a, settings=...]}: each kind was a Java record once, and
   * runs begun then have to be gone on with.
   */
  private static String text(Strategy strategy) {
    String kind =
        strategy.is(Methods.CONFLAYERS)
            ? "ConfLayers"
            : Arrays.stream(strategy.kind().split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    return strategy.values().entrySet().stream()
        .map(Map.Entry::toString)
        .collect(Collectors.joining(", ", kind + "[", "]"));
  }

  private static void add(MessageDigest digest, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
