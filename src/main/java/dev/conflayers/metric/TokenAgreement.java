package dev.conflayers.metric;

import dev.conflayers.token.TokenIds;
import java.util.OptionalInt;

/**
 * How far an output follows the full-depth output, token by token; {@code 1.0} on every example is
 * what lossless means.
 *
 * @param commonPrefix leading tokens that both share
 */
public record TokenAgreement(int commonPrefix, int size, int fullDepthSize) {
  public static TokenAgreement between(TokenIds output, TokenIds fullDepth) {
    return new TokenAgreement(output.commonPrefix(fullDepth), output.size(), fullDepth.size());
  }

  public boolean identical() {
    return size == fullDepthSize && commonPrefix == size;
  }

  /** Returns the first place where they differ, be it that one of them has ended there. */
  public OptionalInt firstDivergence() {
    return identical() ? OptionalInt.empty() : OptionalInt.of(commonPrefix);
  }

  /** Returns the common prefix as a fraction of the longer one; 1 if both are empty. */
  public double share() {
    int longer = Math.max(size, fullDepthSize);
    return longer == 0 ? 1 : (double) commonPrefix / longer;
  }
}
