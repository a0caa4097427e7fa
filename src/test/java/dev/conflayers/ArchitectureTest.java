package dev.conflayers;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Keeps the package map of the README true. */
@AnalyzeClasses(packages = "dev.conflayers", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule DATA_FLOWS_ONE_WAY =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("dev.conflayers..")
          .withOptionalLayers(true)
          .ignoreDependency(alwaysTrue(), resideInAPackage("dev.conflayers.base.."))
          .layer("token")
          .definedBy("dev.conflayers.token..")
          .layer("model")
          .definedBy("dev.conflayers.model")
          .layer("llama")
          .definedBy("dev.conflayers.model.llama..")
          .layer("decode")
          .definedBy("dev.conflayers.decode")
          .layer("skip")
          .definedBy("dev.conflayers.decode.skip..")
          .layer("data")
          .definedBy("dev.conflayers.data..")
          .layer("metric")
          .definedBy("dev.conflayers.metric..")
          .layer("task")
          .definedBy("dev.conflayers.task..")
          .layer("corpus")
          .definedBy("dev.conflayers.corpus..")
          .layer("suite")
          .definedBy("dev.conflayers.suite..")
          .layer("plan")
          .definedBy("dev.conflayers.plan..")
          .layer("result")
          .definedBy("dev.conflayers.result..")
          .layer("run")
          .definedBy("dev.conflayers.run..")
          .layer("stats")
          .definedBy("dev.conflayers.stats..")
          .layer("calibration")
          .definedBy("dev.conflayers.calibration..")
          .layer("pilot")
          .definedBy("dev.conflayers.pilot..")
          .layer("evidence")
          .definedBy("dev.conflayers.evidence")
          .layer("analysis")
          .definedBy("dev.conflayers.analysis..")
          .layer("integrity")
          .definedBy("dev.conflayers.evidence.integrity..")
          .layer("chart")
          .definedBy("dev.conflayers.report.chart..")
          .layer("gallery")
          .definedBy("dev.conflayers.report.gallery..")
          .layer("report")
          .definedBy("dev.conflayers.report")
          .layer("fetch")
          .definedBy("dev.conflayers.fetch..")
          .layer("bench")
          .definedBy("dev.conflayers.bench..")
          .layer("train")
          .definedBy("dev.conflayers.train..")
          .layer("tune")
          .definedBy("dev.conflayers.tune..")
          .layer("gate")
          .definedBy("dev.conflayers.gate")
          .layer("verdict")
          .definedBy("dev.conflayers.gate.report..")
          .layer("junit")
          .definedBy("dev.conflayers.junit..")
          .layer("exchange")
          .definedBy("dev.conflayers.exchange..")
          .layer("published")
          .definedBy("dev.conflayers.published..")
          .layer("projection")
          .definedBy("dev.conflayers.projection..")
          .layer("machine")
          .definedBy("dev.conflayers.machine..")
          .layer("cli")
          .definedBy("dev.conflayers.cli..")
          .whereLayer("token")
          .mayNotAccessAnyLayer()
          .whereLayer("model")
          .mayOnlyAccessLayers("token")
          .whereLayer("llama")
          .mayOnlyAccessLayers("model", "token")
          .whereLayer("decode")
          .mayOnlyAccessLayers("model", "token")
          .whereLayer("skip")
          .mayOnlyAccessLayers("decode", "model", "token")
          .whereLayer("data")
          .mayOnlyAccessLayers("fetch")
          .whereLayer("metric")
          .mayOnlyAccessLayers("token")
          .whereLayer("task")
          .mayOnlyAccessLayers("data", "metric", "token")
          .whereLayer("corpus")
          .mayOnlyAccessLayers("task", "data", "metric")
          .whereLayer("suite")
          .mayOnlyAccessLayers("decode", "skip", "model", "token", "result")
          .whereLayer("plan")
          .mayOnlyAccessLayers("suite", "task", "data", "token", "result")
          .whereLayer("result")
          .mayOnlyAccessLayers("token")
          .whereLayer("run")
          .mayOnlyAccessLayers(
              "plan", "suite", "task", "data", "decode", "skip", "model", "token", "result",
              "stats")
          .whereLayer("stats")
          .mayNotAccessAnyLayer()
          .whereLayer("calibration")
          .mayOnlyAccessLayers("stats", "analysis", "evidence", "result")
          .whereLayer("evidence")
          .mayOnlyAccessLayers("result", "stats", "token")
          .whereLayer("pilot")
          .mayOnlyAccessLayers("evidence", "result", "stats", "token")
          .whereLayer("analysis")
          .mayOnlyAccessLayers(
              "evidence", "integrity", "result", "metric", "task", "stats", "token")
          .whereLayer("integrity")
          .mayOnlyAccessLayers("evidence", "plan", "suite", "result", "stats", "token")
          .whereLayer("chart")
          .mayNotAccessAnyLayer()
          .whereLayer("gallery")
          .mayOnlyAccessLayers("analysis", "evidence", "stats", "chart", "projection")
          .whereLayer("report")
          .mayOnlyAccessLayers(
              "analysis",
              "evidence",
              "integrity",
              "stats",
              "gallery",
              "chart",
              "published",
              "projection")
          .whereLayer("published")
          .mayNotAccessAnyLayer()
          .whereLayer("fetch")
          .mayNotAccessAnyLayer()
          .whereLayer("bench")
          .mayOnlyAccessLayers("llama", "model", "token", "decode", "skip", "metric")
          .whereLayer("train")
          .mayOnlyAccessLayers("llama", "model", "token", "data", "result")
          .whereLayer("tune")
          .mayOnlyAccessLayers("analysis", "evidence", "result", "suite", "decode", "skip")
          .whereLayer("tune")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("gate")
          .mayOnlyAccessLayers(
              "analysis",
              "evidence",
              "integrity",
              "result",
              "suite",
              "stats",
              "task",
              "metric",
              "token")
          .whereLayer("verdict")
          .mayOnlyAccessLayers("gate")
          .whereLayer("junit")
          .mayOnlyAccessLayers("gate", "verdict")
          .whereLayer("junit")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("exchange")
          .mayOnlyAccessLayers("analysis", "evidence", "result", "token")
          .whereLayer("exchange")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("projection")
          .mayOnlyAccessLayers("model", "evidence", "result", "stats", "published", "token")
          .whereLayer("machine")
          .mayNotAccessAnyLayer()
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule BASE_KNOWS_NO_OTHER_PACKAGE =
      noClasses()
          .that()
          .resideInAPackage("dev.conflayers.base..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.conflayers..")
                  .and(resideOutsideOfPackage("dev.conflayers.base..")));

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("dev.conflayers.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ONE_HOME_PER_LIBRARY_DJL =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.conflayers.model.llama..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ai.djl..");

  @ArchTest
  static final ArchRule ONE_HOME_PER_LIBRARY_MATH =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.conflayers.stats..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.commons.math3..");

  @ArchTest
  static final ArchRule ONE_HOME_PER_LIBRARY_CHARTS =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.conflayers.report.chart..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.jfree..", "java.awt..");

  @ArchTest
  static final ArchRule ONE_HOME_PER_LIBRARY_JUNIT =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.conflayers.junit..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.junit..", "org.opentest4j..", "org.apiguardian..");

  @ArchTest
  static final ArchRule NO_MUTABLE_STATICS =
      fields().that().areStatic().should().beFinal().allowEmptyShould(true);

  @ArchTest
  static final ArchRule NO_DUMPING_GROUNDS =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Manager");

  @ArchTest
  static final ArchRule NO_DEEP_INHERITANCE =
      noClasses().that().areNotInterfaces().should().haveSimpleNameStartingWith("Abstract");

  @ArchTest
  static final ArchRule COMMANDS_END_IN_COMMAND =
      classes()
          .that()
          .resideInAPackage("dev.conflayers.cli..")
          .and()
          .areTopLevelClasses()
          .and()
          .areAnnotatedWith("picocli.CommandLine$Command")
          .should()
          .haveSimpleNameEndingWith("Command")
          .allowEmptyShould(true);
}
