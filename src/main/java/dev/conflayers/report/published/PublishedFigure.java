package dev.conflayers.report.published;

import org.jspecify.annotations.Nullable;

/**
 * A published number.
 *
 * @param method kind of strategy, as in suites
 * @param model the authors' name of the weights, or {@code not stated}
 * @param task as in suites, or {@code not stated}
 * @param setting distinguishes it from other numbers of the same method, model and task
 * @param low end of a 95 % interval over prompts; null where there is none
 * @param high likewise
 * @param source where it was published
 */
public record PublishedFigure(
    String method,
    String model,
    String task,
    String setting,
    PublishedQuantity quantity,
    double value,
    @Nullable Double low,
    @Nullable Double high,
    Provenance provenance,
    String source) {
  /** The setting of numbers for the method as run by its authors. */
  public static final String AS_PUBLISHED = "as published";

  /** The setting of numbers for the method with the skip set found by its own search. */
  static final String OWN_SET = "its own skip set";

  /** The method of numbers for full depth without drafting, as in suites. */
  private static final String FULL_DEPTH = "full-depth";

  /** Stands for anything that a source does not state. */
  public static final String NOT_STATED = "not stated";

  /** Returns whether this is a number for plain decoding at full depth. */
  public boolean ofFullDepth() {
    return method.equals(FULL_DEPTH);
  }

  /**
   * Returns whether this is a number for the method as run by its authors, with the skip set that
   * it found.
   */
  boolean asItsAuthorsRanIt() {
    return setting.equals(AS_PUBLISHED) || setting.equals(OWN_SET);
  }

  /** Returns a description of what the number refers to. */
  public String of() {
    return method + " on " + model + ", " + task + ", " + setting;
  }
}
