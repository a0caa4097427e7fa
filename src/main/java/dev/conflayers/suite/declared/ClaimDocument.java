package dev.conflayers.suite.declared;

import dev.conflayers.base.Kebab;
import dev.conflayers.base.KeyRefusal;
import dev.conflayers.base.ModelFacts;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A claim as stored in {@code plan.json}: the same keys for all kinds, empty if a kind lacks one.
 *
 * @param scope of a speedup: suite, every-task or any-task; else empty
 * @param bound the speedup to exceed or that was published, the loss of quality to stay below, or
 *     the largest gap of a tie in nats
 * @param metric of a claim about quality; else empty
 * @param because why a loss below the bound would not matter, or the source of a published speedup;
 *     else empty
 * @param heldFor model, dtype and device of a published speedup; else empty
 * @param primary whether it is tested before the other claims of its kind, which form a family
 */
public record ClaimDocument(
    Claim.Kind kind,
    String strategy,
    String scope,
    double bound,
    String metric,
    String because,
    Map<String, String> heldFor,
    boolean primary) {
  private static final String MODEL = "model";

  public ClaimDocument {
    heldFor = Collections.unmodifiableMap(new TreeMap<>(heldFor));
  }

  static ClaimDocument of(Claim claim) {
    if (claim instanceof Claim.Quality quality) {
      return new ClaimDocument(
          claim.kind(),
          claim.strategy(),
          "",
          quality.margin(),
          quality.metric(),
          quality.because(),
          Map.of(),
          claim.primary());
    }
    if (claim instanceof Claim.TokenIdentical identical) {
      return of(claim, "", identical.tieGap(), "", Map.of());
    }
    if (claim instanceof Claim.Published published) {
      Map<String, String> heldFor =
          Map.of(
              MODEL,
              published.model(),
              ModelFacts.DTYPE,
              published.dtype(),
              ModelFacts.DEVICE,
              published.device());
      return of(claim, "", published.speedup(), published.source(), heldFor);
    }
    Claim.Speedup speedup = (Claim.Speedup) claim;
    return of(claim, Kebab.of(speedup.scope()), speedup.above(), "", Map.of());
  }

  private static ClaimDocument of(
      Claim claim, String scope, double bound, String because, Map<String, String> heldFor) {
    return new ClaimDocument(
        claim.kind(), claim.strategy(), scope, bound, "", because, heldFor, claim.primary());
  }

  Claim claim() {
    return switch (kind) {
      case SPEEDUP -> new Claim.Speedup(strategy, bound, scope(scope), primary);
      case QUALITY -> new Claim.Quality(strategy, metric, bound, because, primary);
      case TOKEN_IDENTICAL -> new Claim.TokenIdentical(strategy, bound, primary);
      case PUBLISHED ->
          new Claim.Published(
              strategy,
              bound,
              heldFor.getOrDefault(MODEL, ""),
              heldFor.getOrDefault(ModelFacts.DTYPE, ""),
              heldFor.getOrDefault(ModelFacts.DEVICE, ""),
              because,
              primary);
    };
  }

  private static Claim.Scope scope(String word) {
    List<String> known = Kebab.constants(Claim.Scope.class);
    return Kebab.constant(Claim.Scope.class, word)
        .orElseThrow(
            () ->
                new KeyRefusal(
                    "scope",
                    "must be one of " + String.join(", ", known) + ", got '" + word + "'"));
  }
}
