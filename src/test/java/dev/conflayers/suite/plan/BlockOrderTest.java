package dev.conflayers.suite.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockOrderTest {
  private static List<List<Integer>> blocks(int strategies, int count) {
    BlockOrder order = new BlockOrder(strategies, new SplittableRandom(11));
    List<List<Integer>> blocks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      blocks.add(order.next());
    }
    return blocks;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 42})
  void everyStrategyStandsOnceInEveryPlaceOfASquare(int strategies) {
    List<List<Integer>> blocks = blocks(strategies, strategies);
    for (int place = 0; place < strategies; place++) {
      int at = place;
      assertThat(blocks.stream().map(block -> block.get(at)).toList())
          .containsExactlyInAnyOrderElementsOf(IntStream.range(0, strategies).boxed().toList());
    }
  }

  /** Of the cyclic shifts of one order, it would come after the same one in every block. */
  @ParameterizedTest
  @ValueSource(ints = {3, 7, 42})
  void everyStrategyComesAfterManyOthers(int strategies) {
    List<List<Integer>> blocks = blocks(strategies, 84);
    for (int strategy = 0; strategy < strategies; strategy++) {
      Set<Integer> before = new HashSet<>();
      for (List<Integer> block : blocks) {
        int place = block.indexOf(strategy);
        if (place > 0) {
          before.add(block.get(place - 1));
        }
      }
      assertThat(before).hasSizeGreaterThanOrEqualTo((strategies - 1) / 2);
    }
  }
}
