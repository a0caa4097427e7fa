package dev.conflayers.suite.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Random orders of strategies within blocks, balanced: over the blocks of one task every strategy
 * stands in every position equally often, give or take one, and comes after changing others. What a
 * strategy leaves behind in caches and heap would otherwise be charged to the same one each time.
 */
final class BlockOrder {
  private final int strategies;
  private final SplittableRandom random;
  private final List<List<Integer>> square = new ArrayList<>();

  BlockOrder(int strategies, SplittableRandom random) {
    this.strategies = strategies;
    this.random = random;
  }

  /** Returns the strategies, as indices, in the order of the next block. */
  List<Integer> next() {
    if (square.isEmpty()) {
      refill();
    }
    return square.remove(square.size() - 1);
  }

  /**
   * Makes a Latin square: the cyclic shifts of a random order, its rows and columns in random
   * order.
   */
  private void refill() {
    List<Integer> order = numbers();
    List<Integer> columns = numbers();
    for (int shift = 0; shift < strategies; shift++) {
      List<Integer> row = new ArrayList<>();
      for (int column : columns) {
        row.add(order.get((shift + column) % strategies));
      }
      square.add(row);
    }
    shuffle(square, random);
  }

  /** Returns the numbers below that of the strategies, shuffled. */
  private List<Integer> numbers() {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < strategies; i++) {
      numbers.add(i);
    }
    shuffle(numbers, random);
    return numbers;
  }

  /** Shuffles by Fisher and Yates. */
  static <T> void shuffle(List<T> list, SplittableRandom random) {
    for (int i = list.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      T swapped = list.get(i);
      list.set(i, list.get(j));
      list.set(j, swapped);
    }
  }
}
