package dev.conflayers.app.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file, or a part of one, says of one strategy: its answers in order.
 *
 * @param part what tells it from other parts of the file; empty where the file has but one
 * @param model what the file calls the model; empty where it does not
 * @param resolutionSeconds by how much a sum of times may be off; null where the file does not tell
 * @param span when it was measured; null where the file does not tell
 * @param missing in words, what the file leaves open beyond what its format does
 * @param notes what a reader has to know of it
 */
record Recording(
    SourceFile file,
    String part,
    String model,
    List<ImportedAnswer> answers,
    @Nullable Double resolutionSeconds,
    @Nullable Span span,
    List<String> missing,
    List<String> notes) {
  Recording {
    answers = List.copyOf(answers);
    missing = List.copyOf(missing);
    notes = List.copyOf(notes);
  }

  /** From when to when, in seconds since 1970. */
  record Span(double from, double to) {
    boolean meets(Span other) {
      return from < other.to && other.from < to;
    }
  }

  /** Returns where it stands, for messages. */
  String where() {
    return file.path() + (part.isEmpty() ? "" : "#" + part);
  }
}
