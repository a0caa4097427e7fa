package dev.conflayers.judge.claim;

import dev.conflayers.base.ModelFacts;
import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.figure.Plain;
import dev.conflayers.suite.declared.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Judges speedups that others published. A number is no claim about another model, number format or
 * device; then it is shown next to the measured value, with the differences.
 */
final class PublishedClaims {
  private static final String UNKNOWN = "unknown";

  private final RunView index;
  private final SpeedClaims speed;

  PublishedClaims(RunView index, SpeedClaims speed) {
    this.index = index;
    this.speed = speed;
  }

  ClaimVerdict of(Claim.Published claim, @Nullable SpeedRule rule, TestLevels levels) {
    ClaimVerdict here = speed.of(claim, rule, levels);
    List<String> differences = differences(claim);
    boolean elsewhere = !differences.isEmpty() && here.state() != ClaimVerdict.State.INVALID;
    List<String> reasons = new ArrayList<>(differences);
    reasons.addAll(here.reasons());
    return new ClaimVerdict(
        String.format(
            Locale.ROOT,
            "%s is more than %s times as fast as %s, as published",
            claim.strategy(),
            Plain.number(claim.speedup()),
            index.baseline()),
        claim.kind(),
        claim.strategy(),
        elsewhere ? ClaimVerdict.State.NOT_COMPARABLE : here.state(),
        "Published without an interval (" + claim.source() + "). Here: " + here.finding(),
        reasons,
        elsewhere ? "the same model, number format and kind of device." : here.next(),
        here.figures(),
        here.test(),
        List.of());
  }

  private List<String> differences(Claim.Published claim) {
    Map<String, String> model = index.account().model();
    String measured = index.measured().stream().findFirst().map(m -> m.model()).orElse(UNKNOWN);
    List<String> differences = new ArrayList<>();
    differ("device", claim.device(), model.getOrDefault(ModelFacts.DEVICE, UNKNOWN), differences);
    differ("dtype", claim.dtype(), model.getOrDefault(ModelFacts.DTYPE, UNKNOWN), differences);
    differ("model", claim.model(), measured, differences);
    return differences;
  }

  private static void differ(String what, String then, String now, List<String> differences) {
    if (!now.equalsIgnoreCase(then)) {
      differences.add(what + ": published for " + then + ", measured with " + now);
    }
  }
}
