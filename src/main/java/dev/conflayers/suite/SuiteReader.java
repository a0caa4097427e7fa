package dev.conflayers.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.conflayers.base.LocatedTree;
import dev.conflayers.base.Places;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reader of suite files. */
public final class SuiteReader {
  /** The block without which decoding is greedy. */
  static final String SAMPLER = "sampler";

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

  /** Reads the suite at {@code path} with some of its keys changed, without looking at a model. */
  public Source read(Path path, List<String> overrides) throws IOException {
    return read(path, overrides, (model, device) -> Fit.UNKNOWN);
  }

  /**
   * Reads the suite at {@code path} with some of its keys changed. If that, or a key that the file
   * leaves out, makes another suite than the file's, the text of the result is that suite as JSON,
   * which is YAML too, so that a run records what it actually measured.
   *
   * @param overrides such as {@code model.name=smollm2-135m-instruct}
   * @param models looks at the model if the suite leaves something to it
   */
  public Source read(Path path, List<String> overrides, Fit.ToModel models) throws IOException {
    String source = path.toString();
    String text = text(path);
    ObjectNode root = block(source, LocatedTree.yaml(source, text, SuiteProblem::new));
    boolean lacked = new BuiltIn().complete(root, name(path));
    if (overrides.isEmpty() && !lacked) {
      return new Source(parse(source, text), text);
    }
    new Overrides(source).apply(root, overrides);
    if (overrides.isEmpty()) {
      // Problems are then found in the lines of the file.
      parse(source, text, name(path));
    }
    Fit.replace(root, models);
    String changed = root.toPrettyString().replace("\r\n", "\n") + "\n";
    String named = overrides.isEmpty() ? source : path + " with " + String.join(" ", overrides);
    return new Source(parse(named, changed), changed);
  }

  /** Returns whether the suite at {@code path} leaves its size to the time there is. */
  public boolean sizeIsOpen(Path path, List<String> overrides) throws IOException {
    String source = path.toString();
    ObjectNode root = block(source, LocatedTree.yaml(source, text(path), SuiteProblem::new));
    new BuiltIn().complete(root, name(path));
    new Overrides(source).apply(root, overrides);
    return Fit.sizeIsOpen(root);
  }

  /** Returns the name of a suite that gives itself none. */
  private static String name(Path path) {
    return String.valueOf(path.getFileName()).replaceFirst("[.]ya?ml$", "");
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

  private static ObjectNode block(String source, LocatedTree document) {
    if (document.tree() instanceof ObjectNode root) {
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
    return parse(source, text, name(Path.of(source)));
  }

  private static Suite parse(String source, String text, String name) {
    LocatedTree document = LocatedTree.yaml(source, text, SuiteProblem::new);
    ObjectNode root = block(source, document);
    Places places = new Places(source, document.lines(), SuiteProblem::new);
    Matrix matrix = new Matrix(places);
    matrix.refuseContradictions(root);
    new BuiltIn().complete(root, name);
    Fit.replace(root, (model, device) -> Fit.UNKNOWN);
    new Defaults(source, document.lines()).merge(root);
    matrix.expand(root);
    return SuiteBinder.of(places).bind(root, Suite.class);
  }
}
