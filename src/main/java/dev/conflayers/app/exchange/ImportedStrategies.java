package dev.conflayers.app.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the files of a request and gives every strategy what was measured of it. */
final class ImportedStrategies {
  private final ImportRequest request;

  ImportedStrategies(ImportRequest request) {
    this.request = request;
  }

  /**
   * What was measured of one strategy.
   *
   * @param answers of all its runs, each in a fork of its own
   */
  record Measured(String name, SourceFormat format, Recording first, List<ImportedAnswer> answers) {
    Measured {
      answers = List.copyOf(answers);
    }
  }

  List<Measured> read() throws IOException {
    Map<String, Measured> all = new LinkedHashMap<>();
    for (ImportRequest.Input input : request.inputs()) {
      SourceFile file = SourceFile.read(input.file());
      SourceFormat format =
          request.format().isEmpty() ? SourceFormat.of(file) : SourceFormat.named(request.format());
      for (Measured one : measured(input, format, file)) {
        if (all.putIfAbsent(one.name(), one) != null) {
          throw file.problem(
              "a second strategy would be called '"
                  + one.name()
                  + "'; give it a name of its own,"
                  + " as in other="
                  + input.file());
        }
      }
    }
    List<Measured> strategies = List.copyOf(all.values());
    long formats = strategies.stream().map(one -> one.format().name()).distinct().count();
    if (formats > 1) {
      throw new IllegalArgumentException(
          "files of several formats are no pair, since each times something else: "
              + strategies.stream()
                  .map(one -> one.name() + " is " + one.format().name())
                  .collect(Collectors.joining(", ")));
    }
    return strategies;
  }

  private List<Measured> measured(ImportRequest.Input input, SourceFormat format, SourceFile file) {
    List<Recording> parts = format.read(file);
    if (format.partsArePasses()) {
      return List.of(passes(input, format, file, parts));
    }
    List<Recording> chosen =
        input.part().isEmpty()
            ? parts
            : parts.stream().filter(part -> part.part().equals(input.part())).toList();
    if (chosen.isEmpty() || (!input.name().isEmpty() && chosen.size() > 1)) {
      throw file.problem(
          (chosen.isEmpty() ? "has no part '" + input.part() + "'" : "has several parts")
              + "; name one as FILE#PART, of "
              + parts.stream().map(Recording::part).collect(Collectors.joining(", ")));
    }
    return chosen.stream()
        .map(part -> new Measured(name(input, part), format, part, part.answers()))
        .toList();
  }

  private static String name(ImportRequest.Input input, Recording part) {
    if (!input.name().isEmpty()) {
      return input.name();
    }
    if (!part.part().isEmpty()) {
      return part.part();
    }
    String file = part.file().name();
    int dot = file.lastIndexOf('.');
    return dot > 0 ? file.substring(0, dot) : file;
  }

  private Measured passes(
      ImportRequest.Input input, SourceFormat format, SourceFile file, List<Recording> passes) {
    String wanted = input.part().isEmpty() ? request.pass() : input.part();
    List<ImportedAnswer> answers = new ArrayList<>();
    Recording first = passes.get(0);
    if (passes.size() == 1) {
      answers.addAll(first.answers());
    } else if (wanted.isEmpty()) {
      Recording second = passes.get(1);
      throw file.problem(
          second.answers().get(0).line(),
          "holds "
              + passes.size()
              + " runs, one appended to the other: "
              + second.missing().get(0)
              + "; import one with --pass 1 to "
              + passes.size()
              + ", or each with --pass all");
    } else if (wanted.equals("all")) {
      for (int pass = 0; pass < passes.size(); pass++) {
        int fork = pass;
        passes.get(pass).answers().forEach(answer -> answers.add(answer.inFork(fork)));
      }
    } else {
      int pass = wanted.matches("[1-9][0-9]{0,6}") ? Integer.parseInt(wanted) : 0;
      if (pass < 1 || pass > passes.size()) {
        throw file.problem("has runs 1 to " + passes.size() + ", got '" + wanted + "'");
      }
      first = passes.get(pass - 1);
      answers.addAll(first.answers());
    }
    return new Measured(
        input.name().isEmpty()
            ? name(input, passes.size() == 1 ? first : unnamed(first))
            : input.name(),
        format,
        first,
        answers);
  }

  /** A pass is not what a strategy is called after. */
  private static Recording unnamed(Recording pass) {
    return new Recording(
        pass.file(),
        "",
        pass.model(),
        pass.answers(),
        pass.resolutionSeconds(),
        pass.span(),
        pass.missing(),
        pass.notes());
  }
}
