package dev.conflayers.metric;

/**
 * Exact match: 1 if output and reference are the same text, else 0; {@code exact_match} of Hugging
 * Face evaluate with nothing ignored.
 */
public record ExactMatch() implements Metric {
  @Override
  public String name() {
    return "exact-match";
  }

  @Override
  public String signature() {
    return "EM|ignore:nothing|agg:mean|v:1";
  }

  @Override
  public double score(String output, String reference) {
    return output.equals(reference) ? 1 : 0;
  }
}
