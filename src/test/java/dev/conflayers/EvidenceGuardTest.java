package dev.conflayers;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.conflayers.app.exchange.ExportedRun;
import dev.conflayers.lab.projection.RecordedAcceptance;
import dev.conflayers.record.Measurement;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Only {@code evidence} computes a pace, a speedup or an acceptance from a trial. */
class EvidenceGuardTest {
  /** What a trial has of times, weights and drafts, out of which those are made. */
  private static final Set<String> RAW =
      Set.of(
          "wallNanos",
          "timing",
          "weights",
          "steps",
          "cost",
          "trace",
          "drafted",
          "accepted",
          "emittedInSteps");

  /** Who else may read them, and for what. */
  private static final Map<String, String> MAY =
      Map.of(
          "dev.conflayers.run.fork.KeptTokens",
          "the ids of tokens",
          "dev.conflayers.run.WarmUpWatch",
          "when to begin to measure",
          ExportedRun.class.getName(),
          "copies them into another format as they are",
          RecordedAcceptance.class.getName(),
          "how acceptance varies from step to step, of which the catalogue has no number");

  /** A division by the number of output tokens, or of accepted by drafted ones. */
  private static final Pattern PACE =
      Pattern.compile("/\\s*\\(?\\s*[\\w.()]*output\\(\\)\\.size\\(\\)|accepted\\(\\)\\s*/\\s*\\w");

  private static final JavaClasses MAIN = MainClasses.ALL;

  private static boolean readsRaw(JavaAccess<?> access) {
    return access.getTargetOwner().isEquivalentTo(Measurement.class)
        && RAW.contains(access.getTarget().getName());
  }

  @Test
  void nothingElseReadsTheTimesWeightsAndDraftsOfATrial() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.conflayers.evidence..", "dev.conflayers.record..")
        .and(describe("have no reason to", c -> !MAY.containsKey(c.getName())))
        .should()
        .accessTargetWhere(
            describe("times, weights or drafts of a trial", EvidenceGuardTest::readsRaw))
        .check(MAIN);
  }

  @Test
  void whoMayReadThemDoes() {
    assertThat(MAY.keySet())
        .allSatisfy(
            name ->
                assertThat(MAIN.get(name).getAccessesFromSelf())
                    .as(name)
                    .filteredOn(EvidenceGuardTest::readsRaw)
                    .isNotEmpty());
  }

  @Test
  void nothingElseDividesByOutputTokensOrDraftedOnes() {
    // One prints a single generation and one adapts while it decodes: neither has a record.
    assertThat(MainSources.having(text -> PACE.matcher(text).find()))
        .filteredOn(file -> !file.startsWith("evidence/"))
        .isSubsetOf(
            "cli/GenerateView.java",
            "decode/method/AdaptiveThreshold.java",
            "run/WarmUpWatch.java");
  }
}
