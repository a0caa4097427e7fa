package dev.conflayers;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A number's lower and upper end are an interval's, not two numbers of each record's own. */
class IntervalGuardTest {
  private static final String DOCUMENT = "a document whose flat keys are its format";
  private static final String DRAWN = "how far a drawing goes, no estimate";

  private static final Set<Set<String>> ENDS =
      Set.of(Set.of("low", "high"), Set.of("lower", "upper"));

  /** The records that have two ends, and why. */
  private static final Map<String, String> WITH_ENDS =
      Map.ofEntries(
          Map.entry("stats.Interval", "the interval of every procedure"),
          Map.entry("evidence.Bounds", "the interval of every estimate that is shown"),
          Map.entry("lab.projection.Range", "quantiles of what could be, which are no confidence"),
          Map.entry("judge.analysis.Choice$Shown", DOCUMENT),
          Map.entry("judge.claim.Sensitivity", DOCUMENT),
          Map.entry("cli.CalibrationView$Row", DOCUMENT),
          Map.entry("judge.gate.GateVerdict$Control", DOCUMENT),
          Map.entry("judge.gate.RuleVerdict", DOCUMENT),
          Map.entry("report.published.PublishedFigure", DOCUMENT),
          Map.entry("judge.tune.FrozenFile$StoredEstimate", DOCUMENT),
          Map.entry("report.chart.Axis", DRAWN),
          Map.entry("report.chart.Extent", DRAWN),
          Map.entry("report.chart.Series$Heat", DRAWN));

  private static boolean hasEnds(JavaClass record) {
    Set<String> names =
        Arrays.stream(record.reflect().getRecordComponents())
            .map(RecordComponent::getName)
            .collect(toSet());
    return ENDS.stream().anyMatch(names::containsAll);
  }

  @Test
  void anIntervalHasOneHome() {
    Set<String> withEnds =
        MainClasses.ALL.stream()
            .filter(JavaClass::isRecord)
            .filter(IntervalGuardTest::hasEnds)
            .map(record -> record.getName().substring("dev.conflayers.".length()))
            .collect(toCollection(TreeSet::new));
    assertThat(withEnds)
        .as("hold an Interval or Bounds, or say here why not")
        .isEqualTo(new TreeSet<>(WITH_ENDS.keySet()));
  }
}
