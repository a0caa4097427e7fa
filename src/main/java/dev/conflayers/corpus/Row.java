package dev.conflayers.corpus;

import dev.conflayers.data.Example;
import java.util.List;

/**
 * A generated item of a family.
 *
 * @param prompt exactly what a model sees at evaluation, without worked examples
 */
record Row(Family family, Draft draft, String prompt) {
  static Row of(Family family, Draft draft) {
    Example example = new Example(draft.plan(), draft.fields());
    return new Row(family, draft, family.task().prompt(example, List.of()));
  }

  Split split() {
    return Split.of(family.name(), prompt, draft.pair());
  }
}
