package dev.conflayers.app.exchange;

import java.util.List;
import java.util.stream.Collectors;

/** A kind of file that another program writes. */
interface SourceFormat {
  /** Returns the name that {@code --format} takes and {@code origin.json} keeps. */
  String name();

  /** Returns one line that says what it is. */
  String what();

  /** Returns whether a file looks like one of these; it may still be refused when it is read. */
  boolean recognises(SourceFile file);

  /** Returns the parts of a file, one for each strategy that it measured. */
  List<Recording> read(SourceFile file);

  /** Returns whether the program that writes them times prefill by itself. */
  default boolean phases() {
    return false;
  }

  /** Returns whether the parts of a file are runs of one strategy, appended to each other. */
  default boolean partsArePasses() {
    return false;
  }

  /** Returns all there are; the first that recognises a file reads it. */
  static List<SourceFormat> all() {
    return List.of(
        new SpecBenchAnswers(),
        new LlamaServerResponses(),
        new VllmBenchmark(),
        new JmhResults(),
        new TimeList(),
        new ProgressLog());
  }

  static SourceFormat named(String name) {
    return all().stream()
        .filter(format -> format.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no format is called '" + name + "'; there are " + names()));
  }

  static SourceFormat of(SourceFile file) {
    return all().stream()
        .filter(format -> format.recognises(file))
        .findFirst()
        .orElseThrow(
            () ->
                file.problem("of no format that is known; name one with --format, of " + names()));
  }

  static String names() {
    return all().stream().map(SourceFormat::name).collect(Collectors.joining(", "));
  }
}
