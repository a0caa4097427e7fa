package dev.conflayers.suite.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Random orders of strategies within blocks, balanced: over the blocks of one task every strategy
 * has every position equally often, within one, and follows varying others. Otherwise the state
 * that a strategy leaves in caches and heap would always affect the same successor.
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
   * Makes a random Latin square: the cyclic shifts of a random order, with rows and columns
   * shuffled.
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

  /** Returns the indices of the strategies, shuffled. */
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
