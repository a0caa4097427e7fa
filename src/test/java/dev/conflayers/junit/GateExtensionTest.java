package dev.conflayers.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.conflayers.judge.gate.GateState;
import dev.conflayers.judge.gate.GateVerdict;
import dev.conflayers.judge.gate.VerdictFile;
import dev.conflayers.testing.Verdicts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Runs classes like those that users write, and looks at what JUnit says of them. */
class GateExtensionTest {
  /** Annotations hold constants, so that this cannot be a temporary directory. */
  private static final String HOME = "target/gate-extension/";

  @BeforeAll
  static void writeVerdicts() throws IOException {
    write("pass", Verdicts.passing());
    write("fail", Verdicts.of(GateState.FAIL));
    write("inconclusive", Verdicts.of(GateState.INCONCLUSIVE));
    write("undecided", Verdicts.undecided());
    write("every-state", Verdicts.everyState());
    Path broken = Files.createDirectories(Path.of(HOME, "broken"));
    Files.writeString(broken.resolve(VerdictFile.NAME), "{\"overall\": \"PASS\"");
  }

  private static void write(String name, GateVerdict verdict) throws IOException {
    VerdictFile.write(verdict, Path.of(HOME, name));
  }

  @ConfLayersGate(verdict = HOME + "pass/verdict.json")
  static class Passing {
    @Test
    void holds(GateVerdict verdict) {
      assertThat(verdict).isEqualTo(Verdicts.passing());
    }

    @Nested
    class Within {
      @Test
      void holds(GateVerdict verdict) {
        assertThat(verdict.overall()).isEqualTo(GateState.PASS);
      }
    }
  }

  @ConfLayersGate(verdict = HOME + "fail")
  static class Failing {
    @Test
    void says() {}
  }

  @ConfLayersGate(verdict = HOME + "fail", failed = Then.RUN)
  static class DecidingItself {
    @Test
    void looks(GateVerdict verdict) {
      assertThat(verdict.overall()).isEqualTo(GateState.FAIL);
    }
  }

  @ConfLayersGate(verdict = HOME + "inconclusive")
  static class Inconclusive {
    @Test
    void says() {}
  }

  @ConfLayersGate(verdict = HOME + "inconclusive", undecided = Then.FAIL)
  static class Strict {
    @Test
    void says() {}
  }

  @ConfLayersGate(verdict = HOME + "undecided", failed = Then.RUN, undecided = Then.RUN)
  static class Killed {
    @Test
    void says() {}
  }

  @ConfLayersGate(verdict = HOME + "nowhere/verdict.json", failed = Then.RUN, undecided = Then.RUN)
  static class Missing {
    @Test
    void says() {}
  }

  @ConfLayersGate(verdict = HOME + "broken", failed = Then.RUN, undecided = Then.RUN)
  static class Broken {
    @Test
    void says(GateVerdict verdict) {}
  }

  static class Rules {
    @TestFactory
    Stream<DynamicTest> everyState() {
      return GateTests.of(Path.of(HOME, "every-state"));
    }
  }

  static class StrictRules {
    @TestFactory
    Stream<DynamicTest> inconclusive() {
      return GateTests.of(Path.of(HOME, "inconclusive"), Then.FAIL);
    }
  }

  static class NoRules {
    @TestFactory
    Stream<DynamicTest> undecided() {
      return GateTests.of(Path.of(HOME, "undecided"));
    }

    @TestFactory
    Stream<DynamicTest> missing() {
      return GateTests.of(Path.of(HOME, "nowhere"));
    }
  }

  @Test
  void aPassRunsTheTestsAndTellsThemTheVerdict() {
    tests(Passing.class).assertStatistics(tests -> tests.started(2).succeeded(2));
  }

  @Test
  void aFailureFailsThemWithItsHeadline() {
    assertThat(failures(Failing.class))
        .singleElement()
        .asString()
        .contains(HOME + "fail: FAIL: One rule is FAIL.");
  }

  @Test
  void aFailureIsTheirsToJudgeWhereTheySaySo() {
    tests(DecidingItself.class).assertStatistics(tests -> tests.started(1).succeeded(1));
  }

  @Test
  void noDecisionAborts() {
    tests(Inconclusive.class).assertStatistics(tests -> tests.aborted(1).failed(0).succeeded(0));
  }

  @Test
  void noDecisionFailsWhereItIsToldTo() {
    assertThat(failures(Strict.class)).singleElement().asString().contains("INCONCLUSIVE");
  }

  @Test
  void anErrorFailsWhateverIsAllowed() {
    assertThat(failures(Killed.class)).singleElement().asString().contains("was killed");
  }

  @Test
  void aMissingVerdictFailsAndSaysWhatWritesOne() {
    assertThat(failures(Missing.class))
        .singleElement()
        .asString()
        .contains("nowhere/verdict.json", "conflayers gate");
  }

  @Test
  void aBrokenVerdictFailsAndNamesTheFile() {
    assertThat(failures(Broken.class))
        .singleElement()
        .asString()
        .contains(Path.of(HOME, "broken", VerdictFile.NAME).toString());
  }

  /** By hand: FAIL, PROVENANCE, INVALID, ERROR; two passes; the other four decide nothing. */
  @Test
  void everyRuleIsATest() {
    tests(Rules.class)
        .assertStatistics(tests -> tests.started(10).failed(4).aborted(4).succeeded(2));
    assertThat(failures(Rules.class).get(0)).contains("s_steady [S_steady]", "-7.46 %");
  }

  @Test
  void aRuleWithoutDecisionFailsWhereItIsToldTo() {
    tests(StrictRules.class).assertStatistics(tests -> tests.started(1).failed(1));
  }

  @Test
  void aGateThatSaidNothingIsAFailure() {
    assertThat(failures(NoRules.class)).hasSize(1).allMatch(text -> text.contains("was killed"));
    assertThat(
            EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(NoRules.class))
                .execute()
                .containerEvents()
                .failed()
                .count())
        .as("the factory that found no verdict")
        .isEqualTo(1);
  }

  private static Events tests(Class<?> sample) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(sample))
        .execute()
        .testEvents();
  }

  private static List<String> failures(Class<?> sample) {
    return tests(sample)
        .failed()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .map(result -> result.getThrowable().map(Throwable::getMessage).orElse(""))
        .toList();
  }
}
