package dev.conflayers.analysis;

import dev.conflayers.evidence.RunView;
import dev.conflayers.result.Schedule;
import java.util.List;

/** Judges the claims of a suite, in its order. */
final class Claims {
  private final RunView index;
  private final SpeedClaims speed;
  private final TextClaims text;

  Claims(RunView index, SpeedClaims speed, TextClaims text) {
    this.index = index;
    this.speed = speed;
    this.text = text;
  }

  List<ClaimVerdict> judge(List<Schedule.ScheduledClaim> claims) {
    return claims.parallelStream().map(this::judge).toList();
  }

  private ClaimVerdict judge(Schedule.ScheduledClaim claim) {
    return switch (claim.kind()) {
      case "speedup" -> speed.of(claim);
      case "published" -> new PublishedClaims(index, speed).of(claim);
      case "quality" -> text.noWorse(claim);
      case "token-identical" -> text.identical(claim);
      default ->
          throw new IllegalArgumentException(
              "claim kind must be speedup, published, quality or token-identical, got "
                  + claim.kind());
    };
  }
}
