package dev.conflayers.lab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DataOrderTest {
  private static final int[] LENGTHS = new SplittableRandom(1).ints(5000, 20, 200).toArray();

  @Test
  void dealsEverySequenceOutOnceInEveryEpoch() {
    DataOrder order = new DataOrder(LENGTHS, 1, 1024);
    for (int epoch = 0; epoch < 3; epoch++) {
      int[] dealt = order.epoch(epoch).stream().flatMapToInt(Arrays::stream).sorted().toArray();
      assertThat(dealt).isEqualTo(IntStream.range(0, LENGTHS.length).toArray());
    }
  }

  @Test
  void noPassIsTooLargeAndLittleOfItIsPadding() {
    long padded = 0;
    for (int[] pass : new DataOrder(LENGTHS, 1, 1024).epoch(0)) {
      int width = Arrays.stream(pass).map(i -> LENGTHS[i]).max().orElseThrow();
      assertThat(width * pass.length).isLessThanOrEqualTo(1024);
      padded += (long) width * pass.length;
    }
    assertThat((double) padded / Arrays.stream(LENGTHS).sum()).isLessThan(1.05);
  }

  @Test
  void theOrderFollowsFromSeedAndEpoch() {
    List<int[]> first = new DataOrder(LENGTHS, 1, 1024).epoch(2);
    assertThat(new DataOrder(LENGTHS, 1, 1024).epoch(2))
        .usingRecursiveComparison()
        .isEqualTo(first);
    assertThat(new DataOrder(LENGTHS, 1, 1024).epoch(3).get(0)).isNotEqualTo(first.get(0));
    assertThat(new DataOrder(LENGTHS, 2, 1024).epoch(2).get(0)).isNotEqualTo(first.get(0));
  }

  @Test
  void neighbouringPassesHaveUnlikeLengths() {
    // Passes are shuffled: their widths must not go up along the epoch.
    int rises = 0;
    List<int[]> passes = new DataOrder(LENGTHS, 1, 1024).epoch(0);
    for (int i = 1; i < passes.size(); i++) {
      rises += LENGTHS[passes.get(i)[0]] > LENGTHS[passes.get(i - 1)[0]] ? 1 : 0;
    }
    assertThat(rises / (double) passes.size()).isBetween(0.4, 0.6);
  }

  @Test
  void refusesASequenceThatFitsNoPass() {
    assertThatThrownBy(() -> new DataOrder(new int[] {10, 300}, 1, 256))
        .isInstanceOf(TrainingProblem.class)
        .hasMessageContaining("sequence of 300 tokens, got 256");
  }
}
