package dev.conflayers.report.published;

import org.jspecify.annotations.Nullable;

/**
 * A published number.
 *
 * @param method as suites name its kind
 * @param model as its authors name the weights, or {@code not stated}
 * @param task as suites name it, or {@code not stated}
 * @param setting what tells it from other numbers of the same method, model and task
 * @param low end of a 95 % interval over prompts; null where there is none
 * @param high likewise
 * @param source where it can be read
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
  /** The setting of numbers that are of the method as its authors ran it. */
  public static final String AS_PUBLISHED = "as published";

  /** The setting of numbers that are of the method with the set that its own search found. */
  static final String OWN_SET = "its own skip set";

  /** The method of numbers that are of no drafting, as suites name that kind. */
  private static final String FULL_DEPTH = "full-depth";

  /** Stands where a source does not say something. */
  public static final String NOT_STATED = "not stated";

  /** Returns whether it is of plain decoding at full depth. */
  public boolean ofFullDepth() {
    return method.equals(FULL_DEPTH);
  }

  /** Returns whether it is of the method as its authors ran it, with the set that it found. */
  boolean asItsAuthorsRanIt() {
    return setting.equals(AS_PUBLISHED) || setting.equals(OWN_SET);
  }

  /** Returns what it is of, in words. */
  public String of() {
    return method + " on " + model + ", " + task + ", " + setting;
  }
}
