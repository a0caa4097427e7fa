package dev.conflayers;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Keeps the package map of the README true. */
@AnalyzeClasses(packages = "dev.conflayers", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  /** Each package, and which others it may touch beside {@code base}, which all may. */
  static final PackageTable MAY_TOUCH =
      PackageTable.of(
          """
          base:
          stats:
          model.token:
          model: model.token
          model.checkpoint:
          model.vocabulary: model.checkpoint model.token
          model.plain: model model.checkpoint
          model.torch: model model.checkpoint model.plain model.token model.vocabulary
          decode: model model.token
          decode.method: decode model model.token
          dataset:
          metric:
          task: dataset metric model.token
          suite.declared: decode
          record: metric model.token suite.declared
          suite: decode decode.method model suite.declared
          suite.plan: dataset decode decode.method suite suite.declared task
          run: decode model model.token record stats suite suite.declared suite.plan task
          run.machine: decode decode.method record run stats task
          run.fork: decode evidence model model.token record run run.machine suite suite.plan
          evidence: decode model.token record stats suite.declared
          evidence.text: evidence model.token record stats suite.declared
          evidence.integrity: decode decode.method evidence model.token record stats suite \
            suite.declared suite.plan
          judge.analysis: decode evidence evidence.integrity evidence.text judge.claim \
            judge.figure metric model.token stats suite.declared task
          judge.figure: evidence metric model.token stats suite.declared task
          judge.claim: evidence evidence.integrity evidence.text judge.figure metric model.token \
            stats suite.declared task
          judge.compare: evidence evidence.integrity judge.analysis judge.figure model.token \
            stats suite.declared task
          judge.gate: evidence evidence.integrity judge.analysis judge.claim judge.figure metric \
            model.token stats suite suite.declared task
          judge.pilot: evidence stats suite.declared
          judge.tune: decode.method evidence judge.claim suite
          report.text:
          report.published:
          report.chart:
          report.gallery: evidence evidence.text judge.analysis judge.claim judge.figure \
            report.chart stats
          report.page: evidence evidence.text judge.analysis judge.figure report.chart stats
          report.section: evidence evidence.integrity evidence.text judge.analysis judge.claim \
            judge.figure report.chart report.gallery report.page report.published report.text \
            stats
          report: evidence evidence.text judge.analysis judge.claim judge.compare judge.figure \
            report.chart report.gallery report.page report.section report.text stats
          report.gate: judge.gate report.text
          app.exchange: decode evidence judge.analysis judge.figure model.token record \
            suite.declared task
          app: dataset decode decode.method evidence evidence.integrity evidence.text \
            judge.analysis judge.compare judge.gate judge.pilot judge.tune metric model model.torch \
            record report report.section run run.fork run.machine suite suite.declared suite.plan task
          app.bench: app model record report run run.fork run.machine
          app.doctor: model model.torch run.fork run.machine
          app.gate: app evidence judge.gate record report.gate run run.fork run.machine suite
          app.project: app decode evidence lab.projection model model.torch record run run.fork \
            run.machine stats
          app.prompt: app decode decode.method model model.token run run.fork suite \
            suite.declared suite.plan
          app.selftest: app decode.method metric model model.token
          app.train: app decode lab.train run.fork suite
          app.tune: app decode evidence judge.analysis judge.claim judge.compare judge.figure \
            judge.tune metric model record suite suite.plan task
          junit: judge.gate report.gate
          lab.corpus: dataset task
          lab.train: dataset model model.checkpoint model.token model.torch model.vocabulary \
            record
          lab.calibration: evidence judge.claim judge.figure stats suite.declared
          lab.projection: evidence model model.token record report report.chart report.page \
            report.published report.section stats suite.declared
          bench: decode.method metric model model.token model.torch
          cli: app app.bench app.doctor app.exchange app.gate app.project app.prompt \
            app.selftest app.train app.tune dataset decode evidence evidence.integrity \
            evidence.text judge.analysis judge.claim judge.compare judge.figure judge.gate \
            judge.pilot judge.tune lab.calibration lab.corpus lab.projection lab.train model \
            model.checkpoint model.torch record report report.gate report.page report.published \
            run run.fork run.machine stats suite suite.declared suite.plan
          """);

  @ArchTest
  static final ArchRule DATA_FLOWS_ONE_WAY =
      classes().should(MAY_TOUCH.touchOnlyWhatTheirRowAllows());

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("dev.conflayers.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ONE_HOME_PER_LIBRARY_DJL =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.conflayers.model.torch..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("ai.djl..")
                  .and(resideOutsideOfPackage("ai.djl.huggingface.tokenizers..")));

  /** DJL's tokenizers are a library of their own, which needs no engine. */
  @ArchTest
  static final ArchRule ONE_HOME_PER_LIBRARY_TOKENIZERS =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.conflayers.model.vocabulary..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ai.djl.huggingface.tokenizers..");

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
  static final ArchRule ONE_HOME_PER_LIBRARY_COMMAND_LINE =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.conflayers.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..", "dev.conflayers.cli..");

  /** What a process ends with is how processes of the program talk; services return outcomes. */
  @ArchTest
  static final ArchRule ONLY_COMMANDS_AND_PROCESSES_KNOW_EXIT_CODES =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.conflayers.cli..", "dev.conflayers.run.fork..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("dev.conflayers.run.fork.ExitCode");

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
