package dev.conflayers.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.base.Kebab;
import dev.conflayers.base.LocatedTree;
import dev.conflayers.base.Places;
import dev.conflayers.decode.SamplerSettings;
import dev.conflayers.suite.declared.MeasuringMode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reader of suite files. */
public final class SuiteReader {
  /** The only optional block; without it decoding is greedy. */
  static final String SAMPLER = "sampler";

  private static final String RUN = "run";

  /** A suite and the text it was read from. */
  public record Source(Suite suite, String text) {}

  /**
   * Reads the suite at {@code path}.
   *
   * @throws SuiteProblem if it is not a valid suite
   * @throws NoSuchFileException if there is no such file
   */
  public Source read(Path path) throws IOException {
    return read(path, List.of());
  }

  /**
   * Reads the suite at {@code path} with some of its keys changed. The text of the result is then
   * the changed suite as JSON, which is YAML too, so that a run records what it actually measured.
   *
   * @param overrides such as {@code model.name=smollm2-135m-instruct}
   */
  public Source read(Path path, List<String> overrides) throws IOException {
    String text = text(path);
    if (overrides.isEmpty()) {
      return new Source(parse(path.toString(), text), text);
    }
    ObjectNode root =
        root(path.toString(), LocatedTree.yaml(path.toString(), text, SuiteProblem::new));
    new Overrides(path.toString()).apply(root, overrides);
    String changed = root.toPrettyString().replace("\r\n", "\n") + "\n";
    return new Source(parse(path + " with " + String.join(" ", overrides), changed), changed);
  }

  private static String text(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new SuiteProblem(path.toString(), 0, "is a directory, not a suite file");
    }
    try {
      return Files.readString(path);
    } catch (CharacterCodingException e) {
      throw new SuiteProblem(path.toString(), 0, "is not UTF-8 text");
    }
  }

  private static ObjectNode root(String source, LocatedTree document) {
    if (document.tree() instanceof ObjectNode root) {
      if (!root.has(SAMPLER)) {
        root.putObject(SAMPLER)
            .put("temperature", SamplerSettings.GREEDY.temperature())
            .put("top-p", SamplerSettings.GREEDY.topP())
            .put("top-k", SamplerSettings.GREEDY.topK())
            .put("repetition-penalty", SamplerSettings.GREEDY.repetitionPenalty())
            .put("acceptance", Kebab.of(SamplerSettings.GREEDY.acceptance()));
      }
      if (root.get(RUN) instanceof ObjectNode run && !run.has(RunOptions.MODE)) {
        run.put(RunOptions.MODE, Kebab.of(MeasuringMode.BOTH));
      }
      return root;
    }
    throw new SuiteProblem(source, 1, "a suite must be a block of keys");
  }

  /** Returns the strategy that {@code node} describes; problems name {@code source}. */
  public Strategy strategy(String source, JsonNode node) {
    return SuiteBinder.of(new Places(source, Map.of(), SuiteProblem::new))
        .bind(node, Strategy.class);
  }

  /** Returns the suite that {@code text} describes; problems name {@code source}. */
  public Suite parse(String source, String text) {
    LocatedTree document = LocatedTree.yaml(source, text, SuiteProblem::new);
    ObjectNode root = root(source, document);
    Places places = new Places(source, document.lines(), SuiteProblem::new);
    Matrix matrix = new Matrix(places);
    matrix.refuseContradictions(root);
    new Defaults(source, document.lines()).merge(root);
    matrix.expand(root);
    return SuiteBinder.of(places).bind(root, Suite.class);
  }
}
