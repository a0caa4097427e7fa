package dev.conflayers.app.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How many answers read as the baseline's do, where texts were kept. */
final class SameTexts {
  private SameTexts() {}

  static Optional<String> note(
      List<ImportedStrategies.Measured> strategies,
      List<Map<Prompts.Prompt, ImportedAnswer>> answers) {
    List<String> words = new ArrayList<>();
    for (int s = 1; s < strategies.size(); s++) {
      int same = 0;
      int kept = 0;
      for (Map.Entry<Prompts.Prompt, ImportedAnswer> own : answers.get(s).entrySet()) {
        String text = own.getValue().text();
        String baseline = Objects.requireNonNull(answers.get(0).get(own.getKey())).text();
        kept += text.isEmpty() && baseline.isEmpty() ? 0 : 1;
        same += !text.isEmpty() && text.equals(baseline) ? 1 : 0;
      }
      if (kept > 0) {
        words.add(strategies.get(s).name() + " in " + same + " of " + kept);
      }
    }
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "answers whose text is the baseline's, character for character: "
                + String.join(", ", words));
  }
}
