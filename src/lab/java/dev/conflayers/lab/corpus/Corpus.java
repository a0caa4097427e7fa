package dev.conflayers.lab.corpus;

import dev.conflayers.lab.corpus.grammar.Dice;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The generated rows. A row is a function of seed, family and number; its split is a function of
 * the row.
 */
final class Corpus {
  /** Any change to generated text requires a new version. */
  static final String VERSION = "1.1.0";

  static final int TUNE_ROWS = 200;
  static final int TEST_ROWS = 400;

  /** Held-out rows do not depend on the seed of the training file. */
  private static final long HELD_OUT_SEED = 2604;

  private final List<Family> families;

  Corpus(List<Family> families) {
    this.families = List.copyOf(families);
  }

  List<Family> families() {
    return families;
  }

  /** Returns any row, of any split. */
  Row row(Family family, long seed, long number) {
    return Row.of(family, family.draft(Dice.of(seed, Split.hash(family.name()), number)));
  }

  /**
   * Passes {@code count} distinct training rows of mixed families to {@code sink}.
   *
   * @param shares by name, overriding the families' own; a family that is not named keeps its own
   */
  void train(long seed, int count, Map<String, Integer> shares, Consumer<Row> sink) {
    List<Family> lots = lots(shares);
    Set<Long> seen = new HashSet<>();
    for (long number = 0; seen.size() < count; number++) {
      Family family = Dice.of(seed, number).pick(lots);
      Row row = row(family, seed, number);
      if (row.split() == Split.TRAIN && seen.add(Split.hash(row.prompt()))) {
        sink.accept(row);
      }
    }
  }

  /** Returns the distinct tune and test rows of a family. */
  Map<Split, List<Row>> heldOut(Family family) {
    Map<Split, Integer> wanted =
        new EnumMap<>(Map.of(Split.TUNE, TUNE_ROWS, Split.TEST, TEST_ROWS));
    Map<Split, List<Row>> rows = new EnumMap<>(Split.class);
    wanted.keySet().forEach(split -> rows.put(split, new ArrayList<>()));
    Set<String> seen = new HashSet<>();
    for (long number = 0; !wanted.isEmpty(); number++) {
      Row row = row(family, HELD_OUT_SEED, number);
      Integer most = wanted.get(row.split());
      if (most != null && seen.add(row.prompt())) {
        List<Row> of = rows.computeIfAbsent(row.split(), split -> new ArrayList<>());
        of.add(row);
        if (of.size() == most) {
          wanted.remove(row.split());
        }
      }
    }
    return rows;
  }

  private List<Family> lots(Map<String, Integer> shares) {
    List<Family> lots = new ArrayList<>();
    for (Family family : families) {
      for (int i = 0; i < shares.getOrDefault(family.name(), family.share()); i++) {
        lots.add(family);
      }
    }
    return lots;
  }
}
