package dev.conflayers.decode.method;

import dev.conflayers.base.Check;

/**
 * Description of a method for users who choose one, as {@code ls methods} prints it.
 *
 * @param what it does
 * @param source where it was published
 * @param published the hyperparameters its authors used, if they state them
 * @param cost what it costs beyond draft and verification
 * @param lossless whether its text is full depth's, token for token
 */
public record MethodFacts(
    String what, String source, String published, String cost, boolean lossless) {
  public MethodFacts {
    Check.that(!what.isBlank(), "what", "must say what the method does");
    Check.that(!cost.isBlank(), "cost", "must say what the method costs, or nothing");
    Check.that(
        published.isEmpty() || !source.isBlank(),
        "source",
        "must say where the values were published: " + published);
  }

  /** Returns facts about an unpublished lossless method without extra cost. */
  public static MethodFacts of(String what) {
    return new MethodFacts(what, "", "", "nothing", true);
  }

  /** Returns the same with its publication. */
  public MethodFacts publishedIn(String where) {
    return new MethodFacts(what, where, published, cost, lossless);
  }

  /** Returns the same with the hyperparameters its authors used. */
  public MethodFacts withValues(String values) {
    return new MethodFacts(what, source, values, cost, lossless);
  }

  /** Returns the same with what it costs beyond draft and verification. */
  public MethodFacts costing(String more) {
    return new MethodFacts(what, source, published, more, lossless);
  }

  /** Returns the same for a method whose text may differ from full depth's. */
  public MethodFacts lossy() {
    return new MethodFacts(what, source, published, cost, false);
  }
}
