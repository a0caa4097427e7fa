package dev.conflayers.app.selftest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.conflayers.decode.method.conflayers.LayerSelection;
import dev.conflayers.decode.method.conflayers.SelectionRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Holds layer selection against recorded ones: the count of ties, every window, the set. */
public final class SelectionCheck {
  private SelectionCheck() {}

  /** Checks the selections that {@code file} records. */
  public static CheckResult check(Path file) throws IOException {
    JsonNode blocks = Recorded.document(file).path("blocks");
    if (!blocks.isArray() || blocks.isEmpty()) {
      throw new IllegalArgumentException(
          file + " holds no list 'blocks'; give recorded selections");
    }
    List<String> differences = new ArrayList<>();
    int exact = 0;
    for (JsonNode block : blocks) {
      LayerSelection selection =
          LayerSelection.ofScores(
              list(block.path("z"), JsonNode::asDouble),
              SelectionRule.reference(block.path("lam").asDouble()));
      String difference = difference(block, selection);
      if (difference.isEmpty()) {
        exact++;
      } else {
        differences.add(
            block.path("log").asText() + " #" + block.path("iter").asText() + ": " + difference);
      }
    }
    return new CheckResult(exact, blocks.size(), differences);
  }

  private static String difference(JsonNode block, LayerSelection selection) {
    List<Integer> skip = list(block.path("skip"), JsonNode::asInt);
    List<Integer> windows = list(block.path("windows"), JsonNode::asInt);
    if (selection.ties() != block.path("count").asInt()) {
      return "count is " + selection.ties() + ", recorded " + block.path("count").asInt();
    }
    if (!selection.windows().equals(windows)) {
      return "windows are " + selection.windows() + ", recorded " + windows;
    }
    return selection.layers().equals(skip)
        ? ""
        : "skipped are " + selection.layers() + ", recorded " + skip;
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
    List<T> values = new ArrayList<>();
    array.forEach(node -> values.add(element.apply(node)));
    return values;
  }
}
