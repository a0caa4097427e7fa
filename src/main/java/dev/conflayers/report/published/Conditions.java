package dev.conflayers.report.published;

/**
 * Conditions under which published numbers of one provenance were measured.
 *
 * @param prompts prompts per task; 0 if not stated
 * @param maxNewTokens new tokens per prompt; 0 if not stated
 */
public record Conditions(
    String dtype,
    String device,
    int prompts,
    int maxNewTokens,
    boolean searchIncluded,
    String baseline,
    String order,
    String interval,
    String estimand) {
  static final Conditions UNKNOWN =
      new Conditions(
          PublishedFigure.NOT_STATED,
          PublishedFigure.NOT_STATED,
          0,
          0,
          true,
          PublishedFigure.NOT_STATED,
          PublishedFigure.NOT_STATED,
          "none published",
          PublishedFigure.NOT_STATED);
}
