package dev.conflayers.app.selftest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.conflayers.metric.Rouge;
import dev.conflayers.metric.RougeScore;
import dev.conflayers.metric.RougeType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds ROUGE against recorded scores: precision, recall and F of every type, with and without
 * stemming, to the nine decimals they are recorded with.
 */
public final class RougeCheck {
  private static final double HALF_A_DIGIT = 5.000001e-10;

  private RougeCheck() {}

  /**
   * Checks the scores of {@code file}; {@code references} are searched for in its folder if null.
   */
  public static CheckResult check(Path file, @Nullable Path references) throws IOException {
    List<JsonNode> cases = Recorded.lines(file);
    Map<String, String> texts = new HashMap<>();
    for (JsonNode record : cases) {
      if (record.has("reference")) {
        texts.put(record.path("id").asText(), record.path("reference").asText());
      }
    }
    if (texts.size() < cases.size()) {
      collect(references == null ? beside(file) : List.of(references), texts);
    }
    List<String> differences = new ArrayList<>();
    int exact = 0;
    for (JsonNode record : cases) {
      String difference = difference(record, texts.get(record.path("id").asText()));
      if (difference.isEmpty()) {
        exact++;
      } else {
        differences.add(record.path("id").asText() + ": " + difference);
      }
    }
    return new CheckResult(exact, cases.size(), differences);
  }

  /** Searches the sibling folders of the one that holds {@code file} for data sets. */
  private static List<Path> beside(Path file) throws IOException {
    Path folder = file.toAbsolutePath().normalize().getParent();
    Path all = folder == null ? null : folder.getParent();
    if (all == null) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(all, 2)) {
      return files
          .filter(f -> f.toString().endsWith(".jsonl") && f.toString().contains("cnn"))
          .filter(f -> !f.equals(file.toAbsolutePath().normalize()))
          .sorted()
          .toList();
    }
  }

  private static void collect(List<Path> files, Map<String, String> texts) throws IOException {
    for (Path file : files) {
      for (JsonNode row : Recorded.lines(file)) {
        if (row.has("id") && row.has("highlights")) {
          texts.putIfAbsent(row.path("id").asText(), row.path("highlights").asText());
        }
      }
    }
  }

  private static String difference(JsonNode record, @Nullable String reference) {
    if (reference == null) {
      return "its reference was not found; name the file that holds it with --references";
    }
    for (String stemming : List.of("nostem", "stem")) {
      for (RougeType type : RougeType.values()) {
        JsonNode recorded = record.path(stemming).path(type.label());
        RougeScore score =
            new Rouge(type, stemming.equals("stem"), Rouge.Measure.F)
                .compare(record.path("prediction").asText(), reference);
        List<Double> computed = List.of(score.precision(), score.recall(), score.f());
        for (int i = 0; i < computed.size(); i++) {
          if (!recorded.path(i).isNumber()
              || Math.abs(recorded.path(i).asDouble() - computed.get(i)) > HALF_A_DIGIT) {
            return String.format(
                Locale.ROOT,
                "%s %s is %s, recorded %s",
                stemming,
                type.label(),
                computed,
                recorded);
          }
        }
      }
    }
    return "";
  }
}
