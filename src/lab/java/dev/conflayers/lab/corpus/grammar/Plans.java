package dev.conflayers.lab.corpus.grammar;

import dev.conflayers.lab.corpus.grammar.Plan.Kind;
import dev.conflayers.lab.corpus.grammar.Plan.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the plans of a resource.
 *
 * <p>{@code === name} starts a plan; {@code rule name: phrase} is available to all plans below; a
 * line that begins with a space continues the line above. Inside a plan: {@code draw slot list},
 * {@code let slot = expression}, {@code need comparison}, and the phrases {@code say}, {@code opt}
 * (half of the time), {@code mix} (shuffled with its neighbours), {@code mixopt}, {@code ask} (at
 * the end) and {@code out} (a line of the answer).
 */
public final class Plans {
  private final WordLists words;
  private final Map<String, Phrase> rules = new HashMap<>();
  private final List<Plan> plans = new ArrayList<>();

  private Plans(WordLists words) {
    this.words = words;
  }

  public static List<Plan> read(String resource, WordLists words) {
    Plans plans = new Plans(words);
    String open = "";
    List<Step> steps = new ArrayList<>();
    for (String line : joined(Resources.lines(resource))) {
      if (line.startsWith("===")) {
        plans.close(open, steps);
        open = line.substring(3).strip();
        steps = new ArrayList<>();
      } else if (line.startsWith("rule ")) {
        int colon = line.indexOf(':');
        plans.rules.put(line.substring(5, colon), Phrase.of(line.substring(colon + 1)));
      } else {
        steps.add(plans.step(line));
      }
    }
    plans.close(open, steps);
    return List.copyOf(plans.plans);
  }

  private void close(String name, List<Step> steps) {
    if (!name.isEmpty()) {
      plans.add(new Plan(name, steps, rules));
    }
  }

  private static List<String> joined(List<String> lines) {
    List<String> joined = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith(" ")) {
        int last = joined.size() - 1;
        joined.set(last, joined.get(last) + " " + line.strip());
      } else {
        joined.add(line.strip());
      }
    }
    return joined;
  }

  private Step step(String line) {
    int space = line.indexOf(' ');
    Kind kind = Kind.valueOf(line.substring(0, space).toUpperCase(Locale.ROOT));
    String rest = line.substring(space + 1).strip();
    Phrase nothing = Phrase.of("");
    Expression zero = Expression.of("0");
    return switch (kind) {
      case DRAW -> {
        String[] parts = rest.split(" ", -1);
        yield new Step(kind, parts[0], words.list(parts[1]), nothing, zero);
      }
      case LET -> {
        int equals = rest.indexOf('=');
        Expression expression = Expression.of(rest.substring(equals + 1));
        yield new Step(kind, rest.substring(0, equals).strip(), List.of(), nothing, expression);
      }
      case NEED -> new Step(kind, "", List.of(), nothing, Expression.of(rest));
      default -> new Step(kind, "", List.of(), Phrase.of(rest), zero);
    };
  }
}
