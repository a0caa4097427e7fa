package dev.conflayers;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What only tests call belongs to the tests. */
class UnusedGuardTest {
  private static final String ORACLE = "what published tables and other programs are held against";
  private static final String CONTRACT = "what every engine must keep, and its laws ask for";
  private static final String JAVA = "programs that measure from Java";
  private static final String BEGIN = "how tests make or take apart what the program is given";
  private static final String SHOWN = "how tests look into what the program only changes";

  /** The methods that nothing of the program calls, and what they are there for. */
  private static final Map<String, String> CALLED_FROM_OUTSIDE =
      Map.ofEntries(
          Map.entry("app.RenderReport.render/1", JAVA),
          Map.entry("app.RunRequest.read/2", JAVA),
          Map.entry("app.Workplace.in/1", JAVA),
          Map.entry("app.gate.GateReference.baseline/2", JAVA),
          Map.entry("app.gate.GateReference.strategies/2", JAVA),
          Map.entry("app.gate.GateRequest.of/5", JAVA),
          Map.entry("cli.Main.main/1", "the virtual machine"),
          Map.entry("decode.DecodeTrace.overheadNanos/0", SHOWN),
          Map.entry("decode.method.conflayers.ConfLayers.skips/0", SHOWN),
          Map.entry("decode.method.GaussianProcess.fit/1", ORACLE),
          Map.entry("decode.method.GaussianProcess.logLikelihood/1", ORACLE),
          Map.entry("base.fetch.CacheDirectory.ofThisUser/1", BEGIN),
          Map.entry("junit.GateTests.of/1", "projects that test with the gate"),
          Map.entry("run.machine.ProcessMemory.residentBytes/0", SHOWN),
          Map.entry("model.ExitGuesses.layers/0", CONTRACT),
          Map.entry("model.ExitGuesses.nodes/0", CONTRACT),
          Map.entry("model.plain.LlamaSpec$Rope.linear/2", CONTRACT),
          Map.entry("model.plain.LlamaSpec$Rope.llama3/5", CONTRACT),
          Map.entry("model.plain.LlamaSpec$Rope.plain/1", CONTRACT),
          Map.entry("model.torch.train.LlamaLearner.logits/2", CONTRACT),
          Map.entry("record.Measurement.place/0", BEGIN),
          Map.entry("record.RunDirectory.create/3", BEGIN),
          Map.entry("record.RunManifest.cautioned/1", BEGIN),
          Map.entry("record.RunManifest.measuredFor/1", BEGIN),
          Map.entry("record.RunManifest.remarks/0", BEGIN),
          Map.entry("run.Disturbances.unknown/0", BEGIN),
          Map.entry("run.Runner$Done.nothing/0", BEGIN),
          Map.entry("stats.CrossedEffects.fixedCells/1", ORACLE),
          Map.entry("stats.CrossedEffects.fixedRows/0", ORACLE),
          Map.entry("stats.GroupSequential.power/1", ORACLE),
          Map.entry("stats.Means.pairedRatio/3", ORACLE),
          Map.entry("stats.PairedPower.ofMcNemar/2", ORACLE),
          Map.entry("stats.PairedPower.ofTango/3", ORACLE),
          Map.entry("stats.PairedPower.pairsForMcNemarByNormal/2", ORACLE),
          Map.entry("stats.PairedPower.pairsWithoutDifferenceForTango/2", ORACLE),
          Map.entry("stats.Power.valuesForEquivalence/4", ORACLE),
          Map.entry("stats.Power.valuesForMean/4", ORACLE));

  private static final JavaClasses MAIN = MainClasses.ALL;

  private static final String ROOT = "dev.conflayers.";

  private static String name(JavaCodeUnit unit) {
    return name(unit.getOwner()) + "." + unit.getName() + "/" + unit.getRawParameterTypes().size();
  }

  private static String name(JavaClass type) {
    return type.getName().substring(ROOT.length());
  }

  /** Returns the names under which a called method is known in the types above and below. */
  private static Stream<String> called(JavaAccess<?> access) {
    String rest = "." + access.getTarget().getName() + "/" + parameters(access);
    JavaClass owner = access.getTargetOwner();
    return Stream.concat(
            Stream.of(owner),
            Stream.concat(
                owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream()))
        .filter(type -> type.getName().startsWith(ROOT))
        .map(type -> name(type) + rest);
  }

  private static int parameters(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitAccessTarget target
        ? target.getRawParameterTypes().size()
        : 0;
  }

  private static boolean inherited(JavaMethod method) {
    return Stream.concat(
            method.getOwner().getAllRawSuperclasses().stream(),
            method.getOwner().getAllRawInterfaces().stream())
        .anyMatch(
            type ->
                type.getMethods().stream()
                    .anyMatch(
                        other ->
                            other.getName().equals(method.getName())
                                && other.getRawParameterTypes().size()
                                    == method.getRawParameterTypes().size()));
  }

  private static boolean isMade(JavaMethod method) {
    JavaClass owner = method.getOwner();
    boolean component =
        owner.isRecord()
            && method.getRawParameterTypes().isEmpty()
            && owner.tryGetField(method.getName()).isPresent();
    boolean constants = owner.isEnum() && Set.of("values", "valueOf").contains(method.getName());
    return component || constants || method.getModifiers().contains(JavaModifier.SYNTHETIC);
  }

  @Test
  void theProgramCallsItsMethods() {
    Set<String> called =
        MAIN.stream()
            .flatMap(type -> type.getAccessesFromSelf().stream())
            .flatMap(UnusedGuardTest::called)
            .collect(toSet());
    Set<String> referenced =
        MAIN.stream()
            .flatMap(type -> type.getCodeUnits().stream())
            .flatMap(
                unit ->
                    Stream.concat(
                        unit.getMethodReferencesFromSelf().stream(),
                        unit.getConstructorReferencesFromSelf().stream()))
            .flatMap(UnusedGuardTest::called)
            .collect(toSet());
    Set<String> unused =
        MAIN.stream()
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> !isMade(method) && !inherited(method))
            .filter(method -> method.getAnnotations().isEmpty())
            .filter(method -> !method.getModifiers().contains(JavaModifier.ABSTRACT))
            .map(method -> name((JavaCodeUnit) method))
            .filter(name -> !called.contains(name) && !referenced.contains(name))
            .collect(toCollection(TreeSet::new));
    assertThat(unused)
        .as("move it to the tests")
        .isEqualTo(new TreeSet<>(CALLED_FROM_OUTSIDE.keySet()));
  }
}
