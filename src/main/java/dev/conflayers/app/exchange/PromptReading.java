package dev.conflayers.app.exchange;

import dev.conflayers.record.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether all strategies read the same prompts in the same way. A server with a prompt cache
 * computes a prompt once and takes it from the cache for whoever asks next, so that the time to the
 * first token and the total compare different work. Where that is so, only decoding is compared.
 *
 * @param answers by strategy, with times of decoding alone where prompts were read differently
 * @param missing in words, why the time of prompts is left out; empty where it is not
 */
record PromptReading(List<Map<Prompts.Prompt, ImportedAnswer>> answers, String missing) {
  PromptReading {
    answers = List.copyOf(answers);
  }

  /**
   * Compares how prompts were read.
   *
   * @throws dev.conflayers.base.ResultProblem if the prompts themselves have different lengths
   */
  static PromptReading of(
      List<ImportedStrategies.Measured> strategies,
      List<Map<Prompts.Prompt, ImportedAnswer>> answers) {
    String first = "";
    int differing = 0;
    for (int s = 1; s < answers.size(); s++) {
      for (Map.Entry<Prompts.Prompt, ImportedAnswer> own : answers.get(s).entrySet()) {
        ImportedAnswer base = Objects.requireNonNull(answers.get(0).get(own.getKey()));
        requireSameLength(strategies, s, own.getValue(), base);
        if (differ(own.getValue().prefill(), base.prefill())) {
          differing++;
          first =
              first.isEmpty()
                  ? place(strategies.get(s), own.getValue())
                      + ", and "
                      + place(strategies.get(0), base)
                  : first;
        }
      }
    }
    if (differing == 0) {
      return new PromptReading(answers, "");
    }
    return new PromptReading(
        answers.stream().map(PromptReading::decoding).toList(),
        "prompts were read differently ("
            + differing
            + (differing == 1 ? " pair): " : " pairs): ")
            + first
            + "; the time of prompts is left out, and all times are those of decoding alone: to"
            + " compare whole answers, measure every strategy with the prompt cache off");
  }

  private static void requireSameLength(
      List<ImportedStrategies.Measured> strategies,
      int strategy,
      ImportedAnswer own,
      ImportedAnswer base) {
    Integer one = own.prefill().tokens();
    Integer other = base.prefill().tokens();
    if (one != null && other != null && !one.equals(other)) {
      throw strategies
          .get(strategy)
          .first()
          .file()
          .problem(
              own.line(),
              "its prompt has "
                  + one
                  + " tokens and that of "
                  + strategies.get(0).first().file().name()
                  + ":"
                  + base.line()
                  + " has "
                  + other
                  + ": they are not the same prompt, or not the same tokenizer");
    }
  }

  private static boolean differ(ImportedAnswer.Prefill one, ImportedAnswer.Prefill other) {
    return differ(one.computed(), other.computed()) || differ(one.cached(), other.cached());
  }

  private static boolean differ(@Nullable Integer one, @Nullable Integer other) {
    return one != null && other != null && !one.equals(other);
  }

  private static String place(ImportedStrategies.Measured strategy, ImportedAnswer answer) {
    Integer cached = answer.prefill().cached();
    return strategy.first().file().name()
        + ":"
        + answer.line()
        + " computed "
        + answer.prefill().computed()
        + " prompt tokens"
        + (cached == null ? "" : " and took " + cached + " from a cache");
  }

  private static Map<Prompts.Prompt, ImportedAnswer> decoding(
      Map<Prompts.Prompt, ImportedAnswer> answers) {
    Map<Prompts.Prompt, ImportedAnswer> decoding = new LinkedHashMap<>();
    answers.forEach((prompt, answer) -> decoding.put(prompt, answer.decoding()));
    return decoding;
  }

  /** Returns whether the time until the first token is a part of all times, and known. */
  boolean phases(SourceFormat format) {
    return format.phases() && missing.isEmpty();
  }

  /** Returns the record of how an answer's prompt was read; none where the file does not say. */
  static List<Origin.Prefill> record(int trial, ImportedAnswer answer) {
    ImportedAnswer.Prefill prefill = answer.prefill();
    return prefill.computed() == null && prefill.cached() == null
        ? List.of()
        : List.of(new Origin.Prefill(trial, prefill.computed(), prefill.cached()));
  }

  /** Returns what the files leave open about how prompts were read. */
  List<String> words(SourceFormat format) {
    List<String> words = new ArrayList<>();
    if (!missing.isEmpty()) {
      words.add(missing);
    } else if (!format.phases()) {
      words.add("prefill was not timed by itself: no time is that of decoding alone");
    } else if (answers.stream()
        .flatMap(all -> all.values().stream())
        .anyMatch(answer -> answer.flaw() == null && answer.prefill().cached() == null)) {
      words.add(
          "nothing says which prompts were taken from a cache, so that times to the first token,"
              + " and totals, may be of different work");
    }
    return words;
  }
}
