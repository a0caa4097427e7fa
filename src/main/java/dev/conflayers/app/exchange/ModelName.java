package dev.conflayers.app.exchange;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the model is called: as whoever imports says, or else as all files agree. */
record ModelName(ImportRequest request, List<ImportedStrategies.Measured> strategies) {
  String name() {
    String given = request.model().getOrDefault("name", "");
    if (!given.isEmpty()) {
      return given;
    }
    Set<String> names = new TreeSet<>();
    strategies.forEach(one -> names.add(one.first().model()));
    names.remove("");
    if (names.size() > 1) {
      throw strategies
          .get(0)
          .first()
          .file()
          .problem(
              strategies.get(0).answers().get(0).line(),
              "the files speak of several models, "
                  + String.join(", ", names)
                  + ": if they are one, name it with --model; if not, they are no pair");
    }
    return names.isEmpty() ? ImportRequest.UNKNOWN : names.iterator().next();
  }
}
