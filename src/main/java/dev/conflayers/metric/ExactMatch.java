package dev.conflayers.metric;

import java.util.List;
import java.util.stream.Collectors;

/**
 * 1 if output and reference are equal once normalised, else 0.
 *
 * <p>With regular expressions first, then case, punctuation and numbers, it agrees with {@code
 * exact_match} of Hugging Face evaluate.
 */
public record ExactMatch(List<Normaliser> normalisers) implements Metric {
  public ExactMatch {
    normalisers = List.copyOf(normalisers);
  }

  @Override
  public String name() {
    return "exact-match";
  }

  @Override
  public String signature() {
    String ignored =
        normalisers.isEmpty()
            ? "nothing"
            : normalisers.stream().map(Normaliser::name).collect(Collectors.joining("+"));
    return "EM|ignore:" + ignored + "|agg:mean|v:1";
  }

  @Override
  public double score(String output, String reference) {
    return normalised(output).equals(normalised(reference)) ? 1 : 0;
  }

  private String normalised(String text) {
    String result = text;
    for (Normaliser normaliser : normalisers) {
      result = normaliser.apply(result);
    }
    return result;
  }
}
