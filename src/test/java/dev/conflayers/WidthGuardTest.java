package dev.conflayers;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Records are small and calls short, but where a document's flat keys are the format. */
class WidthGuardTest {
  /** More are told apart by their position alone. */
  private static final int MOST_COMPONENTS = 10;

  private static final int MOST_PARAMETERS = 8;

  private static final String DOCUMENT = "a document whose flat keys are its format";
  private static final String SETTINGS = "keys that users write, bound by name";
  private static final String OPTIONS = "options of a command, read by name";

  /** The records that may be wider, and why. */
  private static final Map<String, String> WIDE =
      Map.ofEntries(
          Map.entry("judge.analysis.Analysis", DOCUMENT),
          Map.entry("judge.analysis.Analysis$RunFacts", DOCUMENT),
          Map.entry("judge.analysis.RunSummary", "a row of the table of runs"),
          Map.entry("cli.CalibrationView$Row", DOCUMENT),
          Map.entry("lab.corpus.german.NounPhrase", "what German grammar asks of a noun"),
          Map.entry("decode.method.conflayers.ConfLayersSettings", SETTINGS),
          Map.entry("app.exchange.ImportedAnswer", "what files of other programs say of an answer"),
          Map.entry("app.exchange.ExportedRun$Rest", DOCUMENT),
          Map.entry("app.exchange.ImportRequest", OPTIONS),
          Map.entry("judge.gate.Baseline", DOCUMENT),
          Map.entry("judge.gate.GateRule", SETTINGS),
          Map.entry("judge.gate.GateVerdict", DOCUMENT),
          Map.entry("judge.gate.RuleVerdict", DOCUMENT),
          Map.entry("model.checkpoint.LlamaConfig", SETTINGS),
          Map.entry("model.plain.LlamaSpec", SETTINGS),
          Map.entry("lab.projection.Projection", DOCUMENT),
          Map.entry("record.Measurement", DOCUMENT),
          Map.entry("record.RunManifest", DOCUMENT),
          Map.entry("lab.train.Recipe", SETTINGS),
          Map.entry("lab.train.Recipe$Model", SETTINGS),
          Map.entry("judge.tune.FrozenFile", DOCUMENT));

  private static final JavaClasses MAIN = MainClasses.ALL;

  private static Map<String, Integer> records() {
    return MAIN.stream()
        .filter(JavaClass::isRecord)
        .collect(
            toMap(
                record -> record.getName().substring("dev.conflayers.".length()),
                record -> record.reflect().getRecordComponents().length,
                (a, b) -> a,
                TreeMap::new));
  }

  @Test
  void aRecordHasTenComponentsAtMost() {
    Map<String, Integer> wide = records();
    wide.values().removeIf(components -> components <= MOST_COMPONENTS);
    assertThat(wide.keySet())
        .as("split it, or say here why not")
        .isEqualTo(new TreeSet<>(WIDE.keySet()));
  }

  @Test
  void aCallHasEightArgumentsAtMost() {
    assertThat(MAIN.stream().flatMap(type -> type.getCodeUnits().stream()))
        .as("group what belongs together in a record")
        .filteredOn(unit -> unit.getRawParameterTypes().size() > MOST_PARAMETERS)
        .filteredOn(unit -> !unit.getModifiers().contains(JavaModifier.SYNTHETIC))
        .filteredOn(unit -> !isCanonical(unit))
        .extracting(JavaCodeUnit::getFullName)
        .isEmpty();
  }

  private static boolean isCanonical(JavaCodeUnit unit) {
    return unit.isConstructor()
        && unit.getOwner().isRecord()
        && unit.getRawParameterTypes().size()
            == unit.getOwner().reflect().getRecordComponents().length;
  }
}
