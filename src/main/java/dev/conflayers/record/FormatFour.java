package dev.conflayers.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.base.LocatedTree;
import dev.conflayers.base.ResultProblem;
import dev.conflayers.suite.declared.RunCaution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Migration of a run's documents from format 4 to format 5. Format 4 stored sentences where format
 * 5 stores data; this class alone reads them.
 */
final class FormatFour {
  static final int VERSION = 4;

  private static final Pattern CUT =
      Pattern.compile(
          "cut to the model's (\\d+) positions: (\\d+) of (\\d+) prompts lost the end of their"
              + " body, (\\d+) tokens at most");
  private static final String CHANGED = "the suite was changed: ";
  private static final Pattern RANDOM =
      Pattern.compile("tokens are drawn at random: (.*); every method draws for itself.*");
  private static final String LOSSY = "NOT lossless: ";
  private static final String WARM_UP = "some warm-up prompts are measured too";

  /** The kinds of format 4 whose text may differ from full depth's. */
  private static final Pattern LOSSY_KIND = Pattern.compile(".*draft-only|relaxed-.*");

  /** The settings of a strategy that are not its method's. */
  private static final Pattern OWN = Pattern.compile("name: [^,}]*, |, search-on: [^,}]+");

  private FormatFour() {}

  static void manifest(ObjectNode manifest) {
    List<RunCaution> cautions = new ArrayList<>();
    ArrayNode notes = manifest.arrayNode();
    manifest
        .path("notes")
        .forEach(
            note -> caution(note.asText()).ifPresentOrElse(cautions::add, () -> notes.add(note)));
    notes.add(
        "recorded in format 4 and read as format 5: which processes measured, and how they ended,"
            + " is not known");
    manifest.set("notes", notes);
    manifest.put("mode", "both");
    ArrayNode typed = manifest.putArray("cautions");
    cautions.forEach(caution -> typed.add(tree(caution)));
    manifest.putArray("edits");
  }

  private static JsonNode tree(RunCaution caution) {
    return ResultJson.mapper().valueToTree(caution);
  }

  private static Optional<RunCaution> caution(String note) {
    Matcher cut = CUT.matcher(note);
    Matcher random = RANDOM.matcher(note);
    if (cut.matches()) {
      return Optional.of(
          new RunCaution.CutPrompts(
              Integer.parseInt(cut.group(1)),
              Integer.parseInt(cut.group(2)),
              Integer.parseInt(cut.group(3)),
              Integer.parseInt(cut.group(4))));
    }
    if (note.startsWith(CHANGED)) {
      return Optional.of(
          new RunCaution.ChangedSuite(
              List.of(note.substring(CHANGED.length()).split(" ")).stream()
                  .map(RunCaution.Change::of)
                  .toList()));
    }
    if (random.matches()) {
      return Optional.of(new RunCaution.RandomText(random.group(1)));
    }
    if (note.startsWith(LOSSY)) {
      return Optional.of(new RunCaution.LossyAcceptance());
    }
    return note.startsWith(WARM_UP)
        ? Optional.of(new RunCaution.MeasuredWarmUp())
        : Optional.empty();
  }

  /**
   * @param manifest of the same run, already migrated
   */
  static void plan(ObjectNode plan, RunManifest manifest) {
    boolean typical = !manifest.cautions(RunCaution.LossyAcceptance.class).isEmpty();
    for (JsonNode strategy : plan.path("strategies")) {
      String kind = strategy.path("kind").asText();
      boolean lossless =
          kind.equals("full-depth") || (!typical && !LOSSY_KIND.matcher(kind).matches());
      ((ObjectNode) strategy).put("lossless", lossless);
      ((ObjectNode) strategy)
          .put("method", OWN.matcher(strategy.path("settings").asText()).replaceAll(""));
      if (!strategy.hasNonNull("search-on")) {
        ((ObjectNode) strategy).put("search-on", "");
      }
    }
    JsonNode stop = stop(manifest.suiteText());
    plan.path("tasks").forEach(task -> ((ObjectNode) task).set("stop", stop));
    plan.path("examples").forEach(example -> ((ObjectNode) example).put("template", ""));
    plan.path("claims").forEach(claim -> ((ObjectNode) claim).put("primary", false));
  }

  /** Returns the stop rule in the text of the suite; null if it has none. */
  private static JsonNode stop(String suite) {
    try {
      JsonNode rule =
          LocatedTree.yaml("suite", suite, (source, line, why) -> new ResultProblem(why))
              .tree()
              .path("run")
              .path("stop-rule");
      return rule.isTextual() ? rule : NullNode.getInstance();
    } catch (ResultProblem e) {
      return NullNode.getInstance();
    }
  }

  static void fork(ObjectNode fork) {
    fork.putNull("process");
  }
}
