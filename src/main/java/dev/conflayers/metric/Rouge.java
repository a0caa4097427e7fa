package dev.conflayers.metric;

/**
 * ROUGE of an output against its reference, bit-identical to google-research {@code rouge_score}.
 * An output or reference without tokens scores 0.
 */
public record Rouge(RougeType type, boolean stemmed, Measure measure) implements Metric {
  /** If ROUGE covers less than this share of the letters, its score does not represent the text. */
  private static final double SEEN = 0.5;

  /** The number of a {@link RougeScore} to use as the score. */
  public enum Measure {
    PRECISION("p"),
    RECALL("r"),
    F("f");

    private final String label;

    Measure(String label) {
      this.label = label;
    }

    double of(RougeScore score) {
      return switch (this) {
        case PRECISION -> score.precision();
        case RECALL -> score.recall();
        case F -> score.f();
      };
    }
  }

  /** Returns the variant usual for summaries: F, stemmed. */
  public static Rouge stemmedF(RougeType type) {
    return new Rouge(type, true, Measure.F);
  }

  /** Returns a name such as {@code rouge2-f}: the type, then precision, recall or F. */
  @Override
  public String name() {
    return type.label() + "-" + measure.label;
  }

  @Override
  public String signature() {
    return "ROUGE|type:"
        + type.label()
        + "|score:"
        + measure.label
        + "|tok:rouge_score|stem:"
        + (stemmed ? "nltk-porter" : "none")
        + (type == RougeType.ROUGE_LSUM ? "|split:newline" : "")
        + "|agg:mean|v:1";
  }

  /**
   * ROUGE covers only ASCII letters and digits. In Chinese text it finds nothing, or only a few
   * Latin names, and gives every text 0 or the same score.
   */
  @Override
  public String blindTo(String reference) {
    if (RougeTokens.share(reference) < SEEN) {
      return "ROUGE counts words of ASCII letters and digits, which are less than half of the"
          + " letters of the reference";
    }
    return RougeTokens.of(reference, false).size() < type.words()
        ? "the reference has fewer than " + type.words() + (type.words() == 1 ? " word" : " words")
        : "";
  }

  @Override
  public double score(String output, String reference) {
    return measure.of(compare(output, reference));
  }

  /** Returns precision, recall and F together. */
  public RougeScore compare(String output, String reference) {
    return type.score(output, reference, stemmed);
  }
}
