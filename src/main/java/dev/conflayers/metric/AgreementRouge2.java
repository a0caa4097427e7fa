package dev.conflayers.metric;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The bigram F1 with which the ConfLayers authors compare an output with the <em>full-depth
 * output</em>: agreement of two decodings, not quality. Tokens are lower-cased {@code \w+} matches
 * by Python's rules (letters, numbers and underscores of every script); nothing is stemmed.
 */
public final class AgreementRouge2 implements Metric {
  /** Java's own {@code \w} would also match combining marks, which Python's does not. */
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");

  @Override
  public String name() {
    return "agreement-rouge2-f";
  }

  @Override
  public String signature() {
    return "ROUGE|type:rouge2|score:f|tok:unicode-words|stem:none|ref:full-depth-output"
        + "|agg:mean|v:1";
  }

  /** Scores {@code output} against the full-depth output; 0 if either has no bigram. */
  @Override
  public double score(String output, String fullDepthOutput) {
    return NgramOverlap.score(words(output), words(fullDepthOutput), 2).f();
  }

  private static List<String> words(String text) {
    return WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(MatchResult::group).toList();
  }
}
