package dev.conflayers.lab.corpus.instruction;

import dev.conflayers.lab.corpus.grammar.Dice;
import java.util.List;
import java.util.function.BiFunction;

/**
 * An operation that an instruction can ask for.
 *
 * @param phrasings ways to ask, in which {@code {x}} is the detail
 */
record Operation(String name, List<String> phrasings, BiFunction<Material, Dice, Case> draw) {
  Operation {
    phrasings = List.copyOf(phrasings);
  }

  /**
   * An input with its expected output.
   *
   * @param detail argument named in the instruction, such as a letter; may be empty
   */
  record Case(String pair, String detail, String input, String output) {
    /** Returns a case that combines the first two of {@code items}. */
    static Case of(List<String> items, String input, String output) {
      return of(items, "", input, output);
    }

    static Case of(List<String> items, String detail, String input, String output) {
      String pair = items.get(0) + "+" + (items.size() > 1 ? items.get(1) : detail);
      return new Case(pair, detail, input, output);
    }
  }
}
