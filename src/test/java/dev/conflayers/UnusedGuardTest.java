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
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What only tests call belongs to the tests. */
class UnusedGuardTest {
  private static final String ORACLE = "what published tables and other programs are held against";
  private static final String CONTRACT = "what every engine must keep, and its laws ask for";
  private static final String BEGIN = "how tests make or take apart what the program is given";
  private static final String SHOWN = "how tests look into what the program only changes";

  /** The methods that nothing of the program calls, and what they are there for. */
  private static final Map<String, String> CALLED_FROM_OUTSIDE = Map.ofEntries();

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.conflayers");

  private static String name(JavaCodeUnit unit) {
    return unit.getOwner().getName()
        + "."
        + unit.getName()
        + "/"
        + unit.getRawParameterTypes().size();
  }

  /** Returns the names under which a called method is known in the types above and below. */
  private static Stream<String> called(JavaAccess<?> access) {
    String rest = "." + access.getTarget().getName() + "/" + parameters(access);
    JavaClass owner = access.getTargetOwner();
    return Stream.concat(
            Stream.of(owner),
            Stream.concat(
                owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream()))
        .filter(type -> type.getName().startsWith("dev.conflayers."))
        .map(type -> type.getName().substring("dev.conflayers.".length()) + rest);
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
            .map(UnusedGuardTest::name)
            .filter(name -> !called.contains(name) && !referenced.contains(name))
            .collect(toCollection(TreeSet::new));
    assertThat(unused)
        .as("move it to the tests")
        .isEqualTo(new TreeSet<>(CALLED_FROM_OUTSIDE.keySet()));
  }
}
