package dev.conflayers.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.conflayers.base.Kebab;
import dev.conflayers.model.NumberFormat;
import java.util.ArrayList;
import java.util.List;

/**
 * What a model decides for suites that say {@code auto}.
 *
 * @param chat whether prompts are turns of a chat: the model has a chat template
 * @param dtype format of weights and activations
 */
public record Fit(boolean chat, NumberFormat dtype) {
  /** For reading a suite without its model. */
  public static final Fit UNKNOWN = new Fit(false, NumberFormat.FP32);

  /** Looks at a model, of which only the name is known. */
  @FunctionalInterface
  public interface ToModel {
    /** Returns what the model of that name decides on a device, written as in the suite. */
    Fit of(String model, String device);
  }

  private static final String CHAT = "chat";
  private static final String DTYPE = "dtype";
  private static final String PROMPTS = "prompts";
  private static final String FORKS = "forks";

  /** The sizes of a suite that leaves them to the time there is, if no time is asked for. */
  private static final int USUAL_PROMPTS = 24;

  private static final int USUAL_FORKS = 3;

  /** Returns the blocks of tasks and of the run that leave their size to the time there is. */
  private static List<ObjectNode> sizes(ObjectNode suite, String key) {
    List<ObjectNode> sizes = new ArrayList<>();
    addAuto(suite.at("/defaults/tasks"), key, sizes);
    suite.path("tasks").forEach(task -> addAuto(task, key, sizes));
    addAuto(suite.path("run"), key, sizes);
    return sizes;
  }

  /** Returns whether a suite leaves its size to the time there is. */
  static boolean sizeIsOpen(ObjectNode suite) {
    return !sizes(suite, PROMPTS).isEmpty() || !sizes(suite, FORKS).isEmpty();
  }

  /** Replaces every {@code auto} of a suite, looking at its model only if there is one. */
  static void replace(ObjectNode suite, ToModel models) {
    sizes(suite, PROMPTS).forEach(block -> block.put(PROMPTS, USUAL_PROMPTS));
    sizes(suite, FORKS).forEach(block -> block.put(FORKS, USUAL_FORKS));
    List<ObjectNode> chats = new ArrayList<>();
    addAuto(suite.at("/defaults/tasks"), CHAT, chats);
    suite.path("tasks").forEach(task -> addAuto(task, CHAT, chats));
    List<ObjectNode> formats = new ArrayList<>();
    addAuto(suite.path("model"), DTYPE, formats);
    if (!chats.isEmpty() || !formats.isEmpty()) {
      JsonNode model = suite.path("model");
      Fit fit = models.of(model.path("name").asText(), model.path("device").asText());
      chats.forEach(block -> block.set(CHAT, BooleanNode.valueOf(fit.chat())));
      formats.forEach(block -> block.set(DTYPE, new TextNode(Kebab.of(fit.dtype()))));
    }
  }

  private static void addAuto(JsonNode block, String key, List<ObjectNode> found) {
    if (block instanceof ObjectNode object && BuiltIn.AUTO.equals(object.path(key).asText())) {
      found.add(object);
    }
  }
}
