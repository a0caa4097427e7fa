package dev.conflayers.lab.corpus;

import dev.conflayers.dataset.Example;
import java.util.List;

/**
 * A generated item of a family.
 *
 * @param prompt the exact prompt at evaluation, without worked examples
 */
record Row(Family family, DraftItem draft, String prompt) {
  static Row of(Family family, DraftItem draft) {
    Example example = new Example(draft.plan(), draft.fields());
    return new Row(family, draft, family.task().prompt(example, List.of()));
  }

  Split split() {
    return Split.of(family.name(), prompt, draft.pair());
  }
}
