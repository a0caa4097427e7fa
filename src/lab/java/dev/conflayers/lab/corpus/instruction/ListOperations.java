package dev.conflayers.lab.corpus.instruction;

import static dev.conflayers.lab.corpus.instruction.Material.listed;
import static dev.conflayers.lab.corpus.instruction.Material.texts;

import dev.conflayers.lab.corpus.grammar.Dice;
import dev.conflayers.lab.corpus.instruction.Operation.Case;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Operations on lists of words and of numbers. */
final class ListOperations {
  private static final List<String> ORDINALS =
      List.of("first", "second", "third", "fourth", "fifth");

  private ListOperations() {}

  static List<Operation> all() {
    return List.of(
        words(
            "sort-words",
            items -> items.stream().sorted().toList(),
            "Sort the words alphabetically.",
            "Put these words in alphabetical order.",
            "Arrange the list from A to Z."),
        numbers(
            "sort-numbers",
            items -> items.stream().sorted().toList(),
            "Sort the numbers in ascending order.",
            "Put the numbers in order, smallest first.",
            "Arrange these numbers from small to large."),
        numbers(
            "sort-numbers-down",
            items -> items.stream().sorted(Comparator.reverseOrder()).toList(),
            "Sort the numbers in descending order.",
            "Put the numbers in order, largest first.",
            "Arrange these numbers from large to small."),
        words(
            "reverse-list",
            ListOperations::reversed,
            "Reverse the order of the list.",
            "Write the list backwards, last item first.",
            "Turn the list around."),
        words(
            "first-and-last",
            items -> List.of(items.get(0), items.get(items.size() - 1)),
            "Give the first and the last item.",
            "Name the first and last item of the list."),
        words(
            "drop-first",
            items -> items.subList(1, items.size()),
            "Remove the first item.",
            "Write the list without its first item."),
        words(
            "drop-last",
            items -> items.subList(0, items.size() - 1),
            "Remove the last item.",
            "Write the list without its last item."),
        words(
            "rotate",
            ListOperations::rotated,
            "Move the first item to the end of the list.",
            "Put the first item last and keep the others in order."),
        pick(
            "longest",
            Comparator.comparing(String::length).reversed(),
            "Which word is the longest?",
            "Pick the longest word.",
            "Write the word with the most letters."),
        pick(
            "shortest",
            Comparator.comparing(String::length),
            "Which word is the shortest?",
            "Pick the shortest word.",
            "Write the word with the fewest letters."),
        pick(
            "first-in-alphabet",
            Comparator.naturalOrder(),
            "Which word comes first in the alphabet?",
            "Pick the word that comes first in alphabetical order."),
        new Operation(
            "largest",
            List.of(
                "Which number is the largest?", "Find the biggest number.", "Pick the maximum."),
            (material, dice) -> picked(material.numbers(dice, 3, 6, 199), Collections::max)),
        new Operation(
            "smallest",
            List.of(
                "Which number is the smallest?", "Find the lowest number.", "Pick the minimum."),
            (material, dice) -> picked(material.numbers(dice, 3, 6, 199), Collections::min)),
        new Operation(
            "count-items",
            List.of("How many items are in the list?", "Count the items.", "How long is the list?"),
            (material, dice) -> {
              List<String> items = material.some(dice, 2, 10);
              return Case.of(items, listed(items), Integer.toString(items.size()));
            }),
        new Operation(
            "nth",
            List.of(
                "Write the {x} item.", "Which item is the {x}?", "Pick the {x} item of the list."),
            (material, dice) -> {
              List<String> items = material.some(dice, 5, 7);
              int at = dice.below(ORDINALS.size());
              return Case.of(items, ORDINALS.get(at), listed(items), items.get(at));
            }),
        new Operation(
            "duplicates",
            List.of(
                "Remove the duplicates.",
                "Write every item only once.",
                "Delete repeated items and keep the order."),
            ListOperations::duplicates),
        new Operation(
            "without",
            List.of("Remove {x} from the list.", "Write the list without {x}.", "Leave out {x}."),
            (material, dice) -> {
              List<String> items = material.some(dice, 3, 6);
              List<String> rest = new ArrayList<>(items);
              String gone = rest.remove(dice.below(rest.size()));
              return Case.of(items, gone, listed(items), listed(rest));
            }),
        new Operation(
            "append",
            List.of("Add {x} to the end of the list.", "Append {x}.", "Put {x} at the end."),
            (material, dice) -> {
              List<String> all = material.some(dice, 3, 6);
              int last = all.size() - 1;
              return Case.of(all, all.get(last), listed(all.subList(0, last)), listed(all));
            }),
        new Operation(
            "replace",
            List.of("Replace {x}.", "Swap {x}."),
            (material, dice) -> {
              List<String> all = material.some(dice, 4, 6);
              int last = all.size() - 1;
              int at = dice.below(last);
              List<String> items = new ArrayList<>(all.subList(0, last));
              String before = listed(items);
              items.set(at, all.get(last));
              return Case.of(all, all.get(at) + " with " + all.get(last), before, listed(items));
            }),
        new Operation(
            "even",
            List.of("Write only the even numbers.", "Keep the even numbers."),
            (material, dice) -> parity(material, dice, 0)),
        new Operation(
            "odd",
            List.of("Write only the odd numbers.", "Keep the odd numbers."),
            (material, dice) -> parity(material, dice, 1)),
        new Operation(
            "next",
            List.of("Which number comes next?", "Continue the sequence.", "Write the next number."),
            (material, dice) -> {
              int start = dice.between(1, 60);
              int step = dice.between(1, 12);
              int count = dice.between(3, 5);
              int sign = start > step * count && dice.chance(50) ? -1 : 1;
              List<Integer> row =
                  IntStream.rangeClosed(0, count)
                      .map(i -> start + sign * i * step)
                      .boxed()
                      .toList();
              String shown = listed(row.subList(0, count));
              return Case.of(List.of(shown), shown, Integer.toString(row.get(count)));
            }));
  }

  private static Operation words(
      String name, UnaryOperator<List<String>> change, String... phrasings) {
    return new Operation(
        name,
        List.of(phrasings),
        (material, dice) -> {
          List<String> items = material.some(dice, 3, 6);
          return Case.of(items, listed(items), listed(change.apply(items)));
        });
  }

  private static Operation numbers(
      String name, UnaryOperator<List<Integer>> change, String... phrasings) {
    return new Operation(
        name,
        List.of(phrasings),
        (material, dice) -> {
          List<Integer> items = material.numbers(dice, 3, 5, 99);
          return Case.of(texts(items), listed(items), listed(change.apply(items)));
        });
  }

  /** Draws until the extreme item is unique. */
  private static Operation pick(String name, Comparator<String> order, String... phrasings) {
    return new Operation(
        name,
        List.of(phrasings),
        (material, dice) -> {
          List<String> items = material.some(dice, 3, 5);
          while (isTied(items, order)) {
            items = material.some(dice, 3, 5);
          }
          return Case.of(items, listed(items), Collections.min(items, order));
        });
  }

  private static boolean isTied(List<String> items, Comparator<String> order) {
    String least = Collections.min(items, order);
    return items.stream().filter(item -> order.compare(item, least) == 0).count() > 1;
  }

  private static Case picked(
      List<Integer> items, java.util.function.Function<List<Integer>, Integer> chosen) {
    return Case.of(texts(items), listed(items), Integer.toString(chosen.apply(items)));
  }

  private static Case duplicates(Material material, Dice dice) {
    List<String> once = material.some(dice, 3, 5);
    List<String> items = new ArrayList<>(once);
    int more = dice.between(1, 3);
    for (int i = 0; i < more; i++) {
      items.add(dice.between(1, items.size()), dice.pick(once));
    }
    return Case.of(once, listed(items), listed(List.copyOf(new LinkedHashSet<>(items))));
  }

  private static Case parity(Material material, Dice dice, int remainder) {
    List<Integer> items = material.numbers(dice, 4, 6, 99);
    List<Integer> kept = items.stream().filter(n -> n % 2 == remainder).toList();
    while (kept.isEmpty()) {
      items = material.numbers(dice, 4, 6, 99);
      kept = items.stream().filter(n -> n % 2 == remainder).toList();
    }
    return Case.of(texts(items), listed(items), listed(kept));
  }

  private static List<String> reversed(List<String> items) {
    List<String> reversed = new ArrayList<>(items);
    Collections.reverse(reversed);
    return reversed;
  }

  private static List<String> rotated(List<String> items) {
    List<String> rotated = new ArrayList<>(items.subList(1, items.size()));
    rotated.add(items.get(0));
    return rotated;
  }
}
