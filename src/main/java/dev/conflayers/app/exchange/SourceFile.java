package dev.conflayers.app.exchange;

import dev.conflayers.base.ResultProblem;
import dev.conflayers.base.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** A file of another program, whole, with what is needed to say where something in it is wrong. */
record SourceFile(Path path, String text, String sha256) {
  private static final String MARK = "\ufeff";

  /** Reads a file, which must be UTF-8; a byte order mark is left out. */
  static SourceFile read(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    if (Files.isDirectory(path)) {
      throw new ResultProblem(path + " is a folder; name the files in it");
    }
    byte[] bytes = Files.readAllBytes(path);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new SourceFile(
          path, text.startsWith(MARK) ? text.substring(1) : text, Sha256.of(bytes));
    } catch (CharacterCodingException e) {
      throw new ResultProblem(
          path + ": not a text in UTF-8; name a file that one of the known programs wrote");
    }
  }

  String name() {
    return String.valueOf(path.getFileName());
  }

  /** Returns the lines without what ends them. */
  List<String> lines() {
    return text.lines().toList();
  }

  /** Returns the refusal of this file for what stands in a line, counted from 1. */
  ResultProblem problem(int line, String why) {
    return new ResultProblem(path + ":" + line + ": " + why);
  }

  ResultProblem problem(String why) {
    return new ResultProblem(path + ": " + why);
  }
}
