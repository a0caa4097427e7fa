package dev.conflayers.metric;

/** A member of the ROUGE family, as {@code rouge_score} names it. */
public enum RougeType {
  ROUGE_1("rouge1") {
    @Override
    RougeScore score(String output, String reference, boolean stemmed) {
      return ngrams(output, reference, stemmed, 1);
    }
  },
  ROUGE_2("rouge2") {
    @Override
    RougeScore score(String output, String reference, boolean stemmed) {
      return ngrams(output, reference, stemmed, 2);
    }
  },
  ROUGE_L("rougeL") {
    @Override
    RougeScore score(String output, String reference, boolean stemmed) {
      return SubsequenceOverlap.score(
          RougeTokens.of(output, stemmed), RougeTokens.of(reference, stemmed));
    }
  },
  /** Lines count as sentences: a text without line breaks scores as with {@link #ROUGE_L}. */
  ROUGE_LSUM("rougeLsum") {
    @Override
    RougeScore score(String output, String reference, boolean stemmed) {
      return SubsequenceOverlap.scoreLines(
          RougeTokens.ofLines(output, stemmed), RougeTokens.ofLines(reference, stemmed));
    }
  };

  private final String label;

  RougeType(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** Returns the minimum number of words of a text to have any unit. */
  int words() {
    return this == ROUGE_2 ? 2 : 1;
  }

  abstract RougeScore score(String output, String reference, boolean stemmed);

  private static RougeScore ngrams(String output, String reference, boolean stemmed, int n) {
    return NgramOverlap.score(
        RougeTokens.of(output, stemmed), RougeTokens.of(reference, stemmed), n);
  }
}
