package dev.conflayers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The text of every source file that this project ships: the program, its laboratory, JUnit's. */
final class MainSources {
  private static final Path ROOT = Path.of("src");

  /** By path below {@code dev/conflayers}, such as {@code base/Sha256.java}. Read once. */
  private static final Map<String, String> ALL = read();

  private MainSources() {}

  /** Returns the text of every file by its path below {@code dev/conflayers}. */
  static Map<String, String> all() {
    return Collections.unmodifiableMap(ALL);
  }

  /** Returns the files, in order, whose text is as told. */
  static Stream<String> having(Predicate<String> text) {
    return ALL.entrySet().stream()
        .filter(file -> text.test(file.getValue()))
        .map(Map.Entry::getKey);
  }

  private static Map<String, String> read() {
    Map<String, String> all = new TreeMap<>();
    for (String root : new String[] {"main", "lab", "junit"}) {
      all.putAll(below(ROOT.resolve(root).resolve("java/dev/conflayers")));
    }
    return all;
  }

  /** Returns the text of every file of Java below {@code root} by its path there. */
  static Map<String, String> below(Path root) {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(
              file -> texts.put(root.relativize(file).toString().replace('\\', '/'), text(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
