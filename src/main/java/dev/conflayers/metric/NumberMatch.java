package dev.conflayers.metric;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numeric match: 1 if output and reference are the same number in any notation ({@code 1,200} =
 * {@code $1200.00}), else 0. An output that is no number scores 0.
 */
public final class NumberMatch implements Metric {
  /** A sign and a currency sign in either order; commas group; a full stop may end a sentence. */
  private static final Pattern NUMBER =
      Pattern.compile("([-+]?)[$€£]?([-+]?)([0-9][0-9,]*)?(\\.[0-9]+)?[.,]?%?\\.?");

  @Override
  public String name() {
    return "exact-match-number";
  }

  @Override
  public String signature() {
    return "EM|compare:number|agg:mean|v:1";
  }

  @Override
  public String blindTo(String reference) {
    return parse(reference).isPresent() ? "" : "the reference is not a number";
  }

  @Override
  public double score(String output, String reference) {
    Optional<BigDecimal> found = parse(output);
    Optional<BigDecimal> wanted = parse(reference);
    boolean same =
        found.isPresent() && wanted.isPresent() && found.get().compareTo(wanted.get()) == 0;
    return same ? 1 : 0;
  }

  /** Parses {@code text} as a number; empty if it is not one. */
  public static Optional<BigDecimal> parse(String text) {
    Matcher matcher = NUMBER.matcher(text.strip());
    if (!matcher.matches() || (matcher.group(3) == null && matcher.group(4) == null)) {
      return Optional.empty();
    }
    String whole = matcher.group(3) == null ? "0" : matcher.group(3).replace(",", "");
    String fraction = matcher.group(4) == null ? "" : matcher.group(4);
    BigDecimal size = new BigDecimal(whole + fraction);
    boolean negative = matcher.group(1).equals("-") != matcher.group(2).equals("-");
    return Optional.of(negative ? size.negate() : size);
  }
}
