package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.lab.calibration.Outcome;
import dev.conflayers.lab.calibration.RateCheck;
import dev.conflayers.stats.Interval;
import dev.conflayers.testing.Campaign;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code selftest statistics} says what was promised, what was observed, and fails if it must. */
class CalibrationViewTest {
  private static final RateCheck COVERS =
      new RateCheck("some interval", "covers", RateCheck.Demand.EQUAL, .95, .95, "");

  private static final Pattern COUNTS =
      Pattern.compile(
          "(\\d+)\\s+of\\s+(\\d+)\\s+rates\\s+outside\\s+their\\s+limits,\\s+(\\d+)\\s+known");

  private final StringWriter out = new StringWriter();

  private boolean show(int happened, RateCheck check, boolean json) {
    return show(happened, check, json, 0);
  }

  private boolean show(int happened, RateCheck check, boolean json, int columns) {
    Terminal terminal =
        new Terminal(new PrintWriter(out), new PrintWriter(new StringWriter()), false, columns, 0);
    Outcome outcome =
        new Outcome("some data", check, happened, 1000, new Interval(.93, .97, .9999));
    return new CalibrationView(terminal, 0).show(List.of(outcome), json);
  }

  @Test
  void aRateWithinItsLimitsIsOk() {
    assertThat(show(951, COVERS, false)).isTrue();
    assertThat(out.toString())
        .contains(
            "some interval\n  some data  covers  = 0.950  0.9510  0.9300..0.9700    1000  ok\n")
        .contains("0 of 1 rates outside their limits");
  }

  @Test
  void aRateOutsideFails() {
    assertThat(show(900, COVERS, false)).isFalse();
    assertThat(out.toString()).contains("OUTSIDE").contains("1 of 1 rates outside");
  }

  @Test
  void aNarrowTerminalDoesWithoutLimitsAndTrials() {
    assertThat(show(951, COVERS, false, 60)).isTrue();
    assertThat(out.toString()).contains("  some data  covers  = 0.950  0.9510  ok\n");
    assertThat(out.toString().lines()).allMatch(line -> line.length() <= 60);
  }

  @Test
  void aKnownLimitIsNotCalledOk() {
    RateCheck known =
        new RateCheck(
            "some interval", "covers", RateCheck.Demand.KNOWN_LIMIT, .99, .95, "too few values");
    assertThat(show(950, known, false)).isTrue();
    assertThat(out.toString()).contains("known limit: too few values").doesNotContain("  ok\n");
  }

  @Test
  void oneSidedDemandsHaveOneLimit() {
    RateCheck atLeast = new RateCheck("p", "covers", RateCheck.Demand.AT_LEAST, .95, .95, "");
    assertThat(show(1000, atLeast, false)).isTrue();
    assertThat(out.toString()).contains(">= 0.950  1.0000  0.9300..1.0000");
  }

  @Test
  void jsonHoldsEveryNumberOfTheTable() {
    assertThat(show(900, COVERS, true)).isFalse();
    assertThat(out.toString())
        .contains("\"seed\" : 0")
        .contains("\"ok\" : false")
        .contains("\"observed\" : 0.9")
        .contains("\"low\" : 0.93");
  }

  /** The one run of all scenarios: every promise is kept, or its limit is as recorded. */
  @Test
  void theWholeSuitePasses() {
    String[] words = {"selftest", "statistics", "--seed", "0", "--fast"};
    Session.Result result =
        Session.scripted().run((Object[]) Arrays.copyOf(words, Campaign.size(5, 4)));
    assertThat(result.out()).contains("two-way t interval");
    Matcher counts = COUNTS.matcher(result.out());
    assertThat(counts.find()).as(result.out()).isTrue();
    assertThat(Integer.parseInt(counts.group(1))).isZero();
    assertThat(Integer.parseInt(counts.group(2))).isGreaterThan(150);
    assertThat(Integer.parseInt(counts.group(3))).isLessThanOrEqualTo(12);
    assertThat(result.status()).isZero();
  }
}
