package dev.conflayers.app.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of one prompt.
 *
 * @param task what the file calls its kind; empty where it does not
 * @param example what the file calls it; empty where it does not
 * @param fork which process answered, from 0
 * @param text of the answer; empty if not kept
 * @param tokens of the answer; null if not counted
 * @param seconds that it took
 * @param prefill what reading the prompt took
 * @param searchEnded whether the search for a skip set ended here
 * @param failure why there is no answer; null if there is one
 * @param line where it stands, counted from 1
 */
record ImportedAnswer(
    String task,
    String example,
    int fork,
    String text,
    @Nullable Integer tokens,
    double seconds,
    Prefill prefill,
    Drafts drafts,
    boolean searchEnded,
    @Nullable String failure,
    int line) {
  /** What is known of drafting: the lengths that verifications accepted, or sums only. */
  record Drafts(List<Integer> lengths, @Nullable Integer drafted, @Nullable Integer accepted) {
    static final Drafts NONE = new Drafts(List.of(), null, null);

    Drafts {
      lengths = List.copyOf(lengths);
    }
  }

  /**
   * What is known of reading the prompt.
   *
   * @param seconds of the answer's, until the first token; null if not timed by itself
   * @param computed tokens of the prompt that were computed; null if not known
   * @param cached tokens of the prompt that were taken from a cache; null if not known
   */
  record Prefill(@Nullable Double seconds, @Nullable Integer computed, @Nullable Integer cached) {
    static final Prefill UNKNOWN = new Prefill(null, null, null);

    /** Returns how long the prompt is; null if not known. */
    @Nullable Integer tokens() {
      return computed == null || cached == null ? null : Integer.valueOf(computed + cached);
    }
  }

  /** Returns an answer of which nothing is known but its time. */
  static ImportedAnswer timed(double seconds, int line) {
    return new ImportedAnswer(
        "", "", 0, "", null, seconds, Prefill.UNKNOWN, Drafts.NONE, false, null, line);
  }

  ImportedAnswer inFork(int other) {
    return new ImportedAnswer(
        task, example, other, text, tokens, seconds, prefill, drafts, searchEnded, failure, line);
  }

  /** Returns this answer with the time of decoding alone, once its prompt is read. */
  ImportedAnswer decoding() {
    return new ImportedAnswer(
        task,
        example,
        fork,
        text,
        tokens,
        seconds - (prefill.seconds() == null ? 0 : prefill.seconds()),
        new Prefill(null, prefill.computed(), prefill.cached()),
        drafts,
        searchEnded,
        failure,
        line);
  }

  /** Returns why it cannot be compared; null if it can. */
  @Nullable String flaw() {
    if (failure != null) {
      return failure;
    }
    if (tokens != null && tokens == 0) {
      return "the answer has no tokens";
    }
    return seconds > 0 ? null : "decoding took no time";
  }

  ImportedAnswer endingSearch() {
    return new ImportedAnswer(
        task, example, fork, text, tokens, seconds, prefill, drafts, true, failure, line);
  }
}
