package dev.conflayers.app.exchange;

import dev.conflayers.base.Numbers;
import dev.conflayers.record.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the files leave open, as far as it limits what can be said of them. */
record Missing(
    ImportRequest request, List<ImportedStrategies.Measured> strategies, PromptReading prompts) {
  Origin.Order order() {
    List<Recording.@Nullable Span> spans =
        strategies.stream().<Recording.@Nullable Span>map(one -> one.first().span()).toList();
    if (strategies.get(0).format() instanceof ProgressLog) {
      return Origin.Order.ONE_AFTER_THE_OTHER;
    }
    for (int i = 0; i < spans.size(); i++) {
      Recording.Span one = spans.get(i);
      if (one == null) {
        return Origin.Order.UNKNOWN;
      }
      for (int j = 0; j < i; j++) {
        Recording.Span other = spans.get(j);
        if (other == null || one.meets(other)) {
          return Origin.Order.UNKNOWN;
        }
      }
    }
    return Origin.Order.ONE_AFTER_THE_OTHER;
  }

  Origin.TokenCount tokens() {
    boolean counted =
        strategies.stream()
            .flatMap(one -> one.answers().stream())
            .allMatch(answer -> answer.tokens() != null || answer.failure() != null);
    return counted
        ? Origin.TokenCount.COUNTED
        : request.tokens() != null ? Origin.TokenCount.ASSUMED : Origin.TokenCount.UNKNOWN;
  }

  double resolutionSeconds() {
    double coarsest = 0;
    for (ImportedStrategies.Measured one : strategies) {
      Double own = one.first().resolutionSeconds();
      Double said = request.resolutionSeconds();
      if (own == null && said == null) {
        throw one.first()
            .file()
            .problem(
                "does not say how finely its clock was read; give --resolution SECONDS: 1 for times"
                    + " of a progress bar, 0 for a clock that is exact");
      }
      coarsest = Math.max(coarsest, Math.max(or(own), or(said)));
    }
    return coarsest;
  }

  private static double or(@Nullable Double seconds) {
    return seconds == null ? 0 : seconds;
  }

  List<String> words(int forks) {
    List<String> words = new ArrayList<>();
    words.add(
        order() == Origin.Order.ONE_AFTER_THE_OTHER
            ? "strategies were not interleaved: each ran by itself, so that whatever the machine"
                + " did in between counts as a difference between them"
            : "nothing says whether strategies took turns, so that whatever the machine did in"
                + " between may count as a difference between them");
    if (forks == 1) {
      words.add("each strategy was run once: what another start would have given is not known");
    }
    if (resolutionSeconds() > 0) {
      words.add(
          String.format(
              Locale.ROOT,
              "sums of times may be off by %s s; intervals are wider by what that can make of them",
              Numbers.plain(resolutionSeconds())));
    }
    if (tokens() == Origin.TokenCount.ASSUMED) {
      words.add(
          "tokens were not counted: every answer is taken to have "
              + Objects.requireNonNull(request.tokens()));
    } else if (tokens() == Origin.TokenCount.UNKNOWN) {
      words.add(
          "tokens were not counted: an answer stands as one token, and time per token is time per"
              + " answer");
    }
    words.add("token ids were not kept: whether strategies emit the same tokens is not known");
    words.add("nothing says how busy the machine was, or whether timings had become steady");
    words.addAll(prompts.words(strategies.get(0).format()));
    strategies.forEach(one -> words.addAll(one.first().missing()));
    return List.copyOf(new LinkedHashSet<>(words));
  }

  /** Returns when the first strategy began; empty where a file does not say. */
  static String began(List<ImportedStrategies.Measured> strategies) {
    double first = Double.POSITIVE_INFINITY;
    for (ImportedStrategies.Measured one : strategies) {
      Recording.Span span = one.first().span();
      if (span == null) {
        return "";
      }
      first = Math.min(first, span.from());
    }
    return time(first);
  }

  /** Returns when the last strategy ended; empty where a file does not say. */
  static String ended(List<ImportedStrategies.Measured> strategies) {
    double last = Double.NEGATIVE_INFINITY;
    for (ImportedStrategies.Measured one : strategies) {
      Recording.Span span = one.first().span();
      if (span == null) {
        return "";
      }
      last = Math.max(last, span.to());
    }
    return time(last);
  }

  private static String time(double seconds) {
    return Instant.ofEpochSecond(Math.round(seconds)).toString();
  }
}
