package dev.conflayers.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.base.LocatedTree;
import dev.conflayers.base.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Overrides of a suite's keys on the command line, such as {@code
 * model.name=smollm2-135m-instruct}. A list's element is addressed by number, {@code
 * tasks[0].prompts}, or by its name, {@code strategies.conflayers.settings.skip-ratio}. A key of a
 * matrix, which itself has dots, is written as it is: {@code
 * strategies.conflayers.matrix.settings.skip-ratio}. Only keys in the file can be changed, so that
 * a misspelt key is not taken for a new one.
 */
final class Overrides {
  private static final Pattern ASSIGNMENT = Pattern.compile("([^=]+)=(.*)", Pattern.DOTALL);
  private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[([0-9]+)]");
  private static final List<String> NAMES = List.of("name", "task", "strategy");

  private final String source;

  Overrides(String source) {
    this.source = source;
  }

  /** Applies {@code assignments} to {@code root} in order. */
  void apply(ObjectNode root, List<String> assignments) {
    for (String assignment : assignments) {
      Matcher parts = ASSIGNMENT.matcher(assignment);
      if (!parts.matches()) {
        throw problem("'" + assignment + "' must have the form key=value, as in model.threads=1");
      }
      set(root, parts.group(1).strip(), value(parts.group(2)));
    }
  }

  private JsonNode value(String text) {
    return LocatedTree.yaml("--set", text.isBlank() ? "''" : text, SuiteProblem::new).tree();
  }

  private void set(ObjectNode root, String path, JsonNode value) {
    List<String> steps = steps(path);
    JsonNode at = root;
    int next = 0;
    String key = "";
    JsonNode child = root;
    while (next < steps.size()) {
      at = child;
      int taken = width(at, steps.subList(next, steps.size()));
      key = String.join(".", steps.subList(next, next + taken));
      child = child(at, key, path);
      next += taken;
    }
    if (at instanceof ObjectNode object) {
      object.set(key, value);
    } else if (at instanceof ArrayNode array) {
      array.set(index(array, key), value);
    }
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
    JsonNode child = at instanceof ArrayNode array ? array.path(index(array, step)) : at.path(step);
    if (child.isMissingNode()) {
      List<String> known = known(at);
      throw problem(
          path
              + " is not a key of the file: there is no '"
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
