package dev.conflayers.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.conflayers.base.ResultProblem;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times that a progress bar printed are had back from it. */
class ProgressLogTest {
  private static SourceFile file(String text) {
    return new SourceFile(Path.of("run.out"), text, "0".repeat(64));
  }

  private static double[] times(double mean, int prompts, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] times = new double[prompts];
    Arrays.setAll(times, i -> mean * (0.8 + 0.4 * random.nextDouble()));
    return times;
  }

  private static List<Recording> read(String text) {
    return new ProgressLog().read(file(text));
  }

  /** Rates have two decimals: a time is off by at most (0.005 + 0.7 * 0.005) / 0.3 s. */
  @ParameterizedTest
  @ValueSource(doubles = {1.5, 9.6, 27, 75})
  void givesTheSecondsOfEachPrompt(double mean) {
    double[] times = times(mean, 100, 1);
    List<ImportedAnswer> answers = read(ProgressBarText.of(times)).get(0).answers();
    assertThat(answers).hasSize(100);
    for (int i = 0; i < times.length; i++) {
      assertThat(answers.get(i).seconds())
          .as("prompt %d", i + 1)
          .isCloseTo(times[i], within(0.029));
    }
  }

  @Test
  void readsRatesOfPromptsThatTakeLessThanASecond() {
    double[] times = times(0.4, 30, 2);
    List<ImportedAnswer> answers = read(ProgressBarText.of(times)).get(0).answers();
    for (int i = 0; i < times.length; i++) {
      assertThat(answers.get(i).seconds()).isCloseTo(times[i], within(0.01));
    }
  }

  @Test
  void tellsBarsOfSeveralMethodsFromThoseOfFilesThatAreLoaded() {
    String loading = "Loading checkpoint shards:  50%|#####     | 1/2 [00:03<00:03,  3.10s/it]\r";
    String log =
        loading
            + ProgressBarText.of(times(9.6, 20, 3))
            + "#Mean accepted tokens: 1.0\n"
            + loading
            + ProgressBarText.of(times(8.3, 20, 4));
    assertThat(read(log)).extracting(Recording::part).containsExactly("1", "2");
    assertThat(new ProgressLog().recognises(file(log))).isTrue();
    assertThat(new ProgressLog().recognises(file(loading))).isFalse();
  }

  /** The line comes while the third prompt is decoded. */
  @Test
  void aSearchEndsInThePromptThatIsUnderWayWhenItSaysSo() {
    String bar = ProgressBarText.of(times(9.6, 8, 5));
    int third = bar.indexOf("3/8");
    int before = bar.lastIndexOf('\r', third) + 1;
    String log =
        bar.substring(0, before)
            + "\nINFO: Optimization Stopped because the score reaches the expected number!\n"
            + bar.substring(before);
    assertThat(read(log).get(0).answers())
        .extracting(ImportedAnswer::searchEnded)
        .containsExactly(false, false, true, false, false, false, false, false);
  }

  @Test
  void aLogThatWasCutOffIsRefused() {
    String bar = ProgressBarText.of(times(9.6, 20, 6));
    refused(bar.substring(0, bar.indexOf("13/20")), "the progress bar ends at 12 of 20");
  }

  @Test
  void aLogWhoseRatesWereChangedIsRefused() {
    String[] states = ProgressBarText.of(times(9.6, 20, 6)).split("\r", -1);
    states[10] = states[10].replaceAll("[0-9.]+s/it", "29.60s/it");
    refused(String.join("\r", states), "lines are missing, of another run, or changed");
  }

  @Test
  void aBarThatDidNotPrintEveryPromptIsRefused() {
    String[] states = ProgressBarText.of(times(9.6, 20, 6)).split("\r", -1);
    states[10] = "";
    refused(String.join("\r", states), "the progress bar goes from 9 to 11");
  }

  private static void refused(String log, String why) {
    assertThatThrownBy(() -> read(log))
        .isInstanceOf(ResultProblem.class)
        .hasMessageStartingWith("run.out:1: ")
        .hasMessageContaining(why);
  }
}
