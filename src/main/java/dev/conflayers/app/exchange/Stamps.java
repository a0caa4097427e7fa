package dev.conflayers.app.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When the answers of a file were written, and whether they stand in that order. */
final class Stamps {
  private Recording.@Nullable Span span;
  private double last = Double.NEGATIVE_INFINITY;
  private int disordered;

  /** Adds the seconds since 1970 at which an answer was written; nothing where it is no number. */
  void add(JsonNode stamp, ImportedAnswer answer) {
    if (!stamp.isNumber()) {
      return;
    }
    double end = stamp.asDouble();
    if (end < last && disordered == 0) {
      disordered = answer.line();
    }
    last = end;
    double began = end - answer.seconds();
    span =
        span == null
            ? new Recording.Span(began, end)
            : new Recording.Span(Math.min(span.from(), began), Math.max(span.to(), end));
  }

  /** Returns from when to when; null where the file does not say. */
  Recording.@Nullable Span span() {
    return span;
  }

  /**
   * Returns what it means for times that answers are out of order; nothing where they are not.
   *
   * @throws dev.conflayers.base.ResultProblem if only their order says which answers are to the
   *     same prompt
   */
  List<String> disorder(SourceFile file, List<ImportedAnswer> answers) {
    if (disordered == 0) {
      return List.of();
    }
    if (answers.stream().anyMatch(answer -> answer.example().isEmpty())) {
      throw file.problem(
          disordered,
          "was written before the line above it: files were joined or sorted, and without question"
              + " ids it is not known which answers belong together");
    }
    return List.of(
        file.name()
            + ":"
            + disordered
            + " was written before the line above it: files were joined or sorted, so that answers"
            + " may come from several processes that slowed each other down, and what a search had"
            + " learnt by then is not known; answers are paired by question");
  }
}
