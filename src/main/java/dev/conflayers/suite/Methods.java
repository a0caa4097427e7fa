package dev.conflayers.suite;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** What is to be known of every method that suites may name, as {@code ls methods} tells it. */
public final class Methods {
  private Methods() {}

  /**
   * One method.
   *
   * @param kind the word that stands for it in a suite
   * @param what it does
   * @param source where it was published
   * @param settings its parameters
   * @param published the values of its authors, where they say them
   * @param cost what it costs beyond draft and verification
   * @param lossless whether its text is full depth's, token for token
   */
  public record Method(
      String kind,
      String what,
      String source,
      List<String> settings,
      String published,
      String cost,
      boolean lossless) {
    public Method {
      settings = List.copyOf(settings);
    }
  }

  /** Returns every method; a test holds the list against {@link Strategy#kinds}. */
  public static List<Method> all() {
    return List.of(
        method(
            "full-depth",
            "every layer, one token at a time: the baseline",
            "",
            "",
            "nothing",
            true),
        method(
            "conflayers",
            "drafts without the layers whose confidence is low among their neighbours",
            "arXiv 2604.14612",
            "skip-ratio 0.4 or 0.5, context-window 100, search-interval 30, max-score 0.95, budget"
                + " 25, stop-threshold 0.8, widths 3, 5, 8, 10",
            "a probe at full depth of the last tokens for every candidate set",
            true),
        method(
            "swift",
            "drafts without sublayers that random and Bayesian search found",
            "arXiv 2410.06916",
            "skip-ratio 0.45, context-window 50, bayes-interval 25, max-iterations 1000,"
                + " max-tolerance 300, max-score 0.93 (its script); context-window 32, max-score"
                + " 0.95 where ConfLayers was compared with it",
            "a draft pass over the first tokens after every step while it searches, and a Gaussian"
                + " process now and then",
            true),
        method(
            "clasp",
            "drafts without the layers that change the last token's hidden state least, by a dynamic"
                + " programme",
            "arXiv 2505.24196",
            "skip-ratio 0.5 to 0.6, interval 128, stop-threshold 0.7",
            "every interval of verifications two passes' weights, one of them over as many rows as"
                + " layers are left out",
            true),
        method(
            "self-sd",
            "drafts without given sublayers; the stop threshold adapts",
            "arXiv 2309.08168",
            "budget 8, start-threshold 0.8; its sets were searched for offline, which this does not"
                + " do",
            "nothing while decoding",
            true),
        method(
            "prompt-lookup",
            "drafts what followed the same tokens before",
            "prompt lookup decoding, as Spec-Bench has it",
            "longest-match 3, length 10",
            "nothing: no model drafts",
            true),
        method(
            "static-skip",
            "drafts without given sublayers; with none, the overhead of drafting alone",
            "",
            "",
            "nothing",
            true),
        method(
            "rule-skip",
            "a control: drafts without as many layers, evenly spread, drawn at random, or the last"
                + " (early exit)",
            "early exit: the draft of arXiv 2404.16710, whose verification from the draft's states"
                + " is not here",
            "",
            "nothing",
            true),
        method(
            "ranked-skip",
            "a control: drafts without the layers that rank first by confidence or energy alone",
            "",
            "",
            "one probe at full depth a prompt",
            true),
        method(
            "draft-only",
            "a control: emits drafts that nothing verifies",
            "",
            "",
            "nothing",
            false));
  }

  private static Method method(
      String kind, String what, String source, String published, String cost, boolean lossless) {
    Class<? extends Strategy> type = Strategy.kinds().get(kind);
    if (type == null) {
      throw new IllegalArgumentException("there is no kind " + kind);
    }
    List<String> settings =
        Arrays.stream(type.getRecordComponents())
            .filter(component -> component.getName().equals("settings"))
            .flatMap(component -> Arrays.stream(component.getType().getRecordComponents()))
            .map(RecordComponent::getName)
            .map(Kebab::of)
            .toList();
    return new Method(kind, what, source, settings, published, cost, lossless);
  }
}
