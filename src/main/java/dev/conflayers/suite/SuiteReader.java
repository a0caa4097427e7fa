package dev.conflayers.suite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads suite files. */
public final class SuiteReader {
  /** A suite and the text it was read from. */
  public record Source(Suite suite, String text) {}

  /**
   * Reads the suite at {@code path}.
   *
   * @throws SuiteProblem if it is not a valid suite
   * @throws NoSuchFileException if there is no such file
   */
  public Source read(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new SuiteProblem(path.toString(), 0, "is a directory, not a suite file");
    }
    String text;
    try {
      text = Files.readString(path);
    } catch (CharacterCodingException e) {
      throw new SuiteProblem(path.toString(), 0, "is not UTF-8 text");
    }
    return new Source(parse(path.toString(), text), text);
  }

  /** Returns the suite that {@code text} describes; problems name {@code source}. */
  public Suite parse(String source, String text) {
    LocatedYaml.Document document = LocatedYaml.parse(source, text);
    if (!(document.tree() instanceof ObjectNode root)) {
      throw new SuiteProblem(source, 1, "a suite must be a block of keys");
    }
    new Defaults(source, document.lines()).merge(root);
    return new RecordBinder(source, document.lines()).bind(root, Suite.class);
  }
}
