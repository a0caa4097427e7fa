package dev.conflayers.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.base.LocatedTree;
import dev.conflayers.base.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Overrides of a suite's keys on the command line, such as {@code
 * model.name=smollm2-135m-instruct}. A list's element is addressed by number, {@code
 * tasks[0].prompts}, or by its name, {@code strategies.conflayers.settings.skip-ratio}. A key of a
 * matrix, which itself has dots, is written as it is: {@code
 * strategies.conflayers.matrix.settings.skip-ratio}. Only keys that the suite has, be it by
 * default, can be changed, so that a misspelt key is not taken for a new one. The keys that are
 * changed most go by a name alone: {@code prompts}, of every task, {@code forks}, {@code threads}
 * and {@code warm-up}.
 */
final class Overrides {
  private static final Pattern ASSIGNMENT = Pattern.compile("([^=]+)=(.*)", Pattern.DOTALL);
  private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[([0-9]+)]");
  private static final List<String> NAMES = List.of("name", "task", "strategy");

  private static final List<String> OF_EVERY_TASK = List.of("tasks[].prompts");
  private static final Map<String, List<String>> NICKNAMES =
      Map.of(
          "prompts", OF_EVERY_TASK,
          "forks", List.of("run.forks"),
          "threads", List.of("model.threads"),
          "warm-up", List.of("run.warm-up.least", "run.warm-up.most"));

  private final String source;

  Overrides(String source) {
    this.source = source;
  }

  /** Applies {@code assignments} to {@code root}, a complete suite, in order. */
  void apply(ObjectNode root, List<String> assignments) {
    for (String assignment : assignments) {
      Matcher parts = ASSIGNMENT.matcher(assignment);
      if (!parts.matches()) {
        throw problem("'" + assignment + "' must have the form key=value, as in model.threads=1");
      }
      String path = parts.group(1).strip();
      for (String key : keys(root, path)) {
        set(root, key, value(parts.group(2)));
      }
    }
  }

  /** Returns the keys that {@code path} stands for. */
  private static List<String> keys(ObjectNode root, String path) {
    List<String> keys = NICKNAMES.getOrDefault(path, List.of(path));
    return keys.equals(OF_EVERY_TASK)
        ? IntStream.range(0, root.path("tasks").size())
            .mapToObj(task -> "tasks[" + task + "].prompts")
            .toList()
        : keys;
  }

  /** Returns {@code root} with the values of its tasks and strategies in their place too. */
  private ObjectNode whole(ObjectNode root) {
    ObjectNode whole = root.deepCopy();
    new Defaults(source, Map.of()).merge(whole);
    if (root.has("defaults")) {
      whole.set("defaults", root.get("defaults"));
    }
    if (whole.get("model") instanceof ObjectNode model && !model.has("name")) {
      model.put("name", "");
    }
    return whole;
  }

  private JsonNode value(String text) {
    return LocatedTree.yaml("--set", text.isBlank() ? "''" : text, SuiteProblem::new).tree();
  }

  private void set(ObjectNode root, String path, JsonNode value) {
    List<String> steps = steps(path);
    JsonNode at = root;
    JsonNode whole = whole(root);
    int next = 0;
    while (true) {
      int taken = width(whole, steps.subList(next, steps.size()));
      String key = String.join(".", steps.subList(next, next + taken));
      whole = child(whole, key, path);
      next += taken;
      if (next == steps.size()) {
        put(at, key, value);
        return;
      }
      if (at instanceof ObjectNode object && !object.has(key)) {
        object.set(key, whole.isObject() ? object.objectNode() : whole.deepCopy());
      }
      at = element(at, key);
    }
  }

  private static void put(JsonNode at, String key, JsonNode value) {
    if (at instanceof ObjectNode object) {
      object.set(key, value);
    } else if (at instanceof ArrayNode array) {
      array.set(index(array, key), value);
    }
  }

  private static JsonNode element(JsonNode at, String key) {
    return at instanceof ArrayNode array ? array.path(index(array, key)) : at.path(key);
  }

  /** Returns the number of steps in the next key, since those of a matrix contain dots. */
  private static int width(JsonNode at, List<String> steps) {
    for (int width = steps.size(); width > 0; width--) {
      if (at.has(String.join(".", steps.subList(0, width)))) {
        return width;
      }
    }
    return known(at).stream().anyMatch(key -> key.contains(".")) && at.isObject()
        ? steps.size()
        : 1;
  }

  private List<String> steps(String path) {
    List<String> steps = new ArrayList<>();
    Matcher step = STEP.matcher(path);
    while (step.find()) {
      steps.add(step.group(1) == null ? step.group(2) : step.group(1));
    }
    if (steps.isEmpty()) {
      throw problem("'" + path + "' names no key");
    }
    return steps;
  }

  private JsonNode child(JsonNode at, String step, String path) {
    JsonNode child = element(at, step);
    if (child.isMissingNode()) {
      List<String> known = known(at);
      throw problem(
          path
              + " is not a key of the suite: there is no '"
              + step
              + "'"
              + NearestName.hint(step, known)
              + "; known are "
              + String.join(", ", known));
    }
    return child;
  }

  /** Returns the index of a number or of a name; -1 if there is none. */
  private static int index(ArrayNode array, String step) {
    if (step.matches("[0-9]{1,6}")) {
      return Integer.parseInt(step);
    }
    for (int i = 0; i < array.size(); i++) {
      JsonNode element = array.get(i);
      if (NAMES.stream().anyMatch(key -> element.path(key).asText("").equals(step))) {
        return i;
      }
    }
    return -1;
  }

  private static List<String> known(JsonNode at) {
    List<String> known = new ArrayList<>();
    at.fieldNames().forEachRemaining(known::add);
    for (int i = 0; i < (at.isArray() ? at.size() : 0); i++) {
      JsonNode element = at.path(i);
      NAMES.stream()
          .map(key -> element.path(key).asText(""))
          .filter(name -> !name.isEmpty())
          .findFirst()
          .ifPresent(known::add);
    }
    return known;
  }

  private SuiteProblem problem(String message) {
    return new SuiteProblem(source, 0, "--set " + message);
  }
}
