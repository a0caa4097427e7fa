package dev.conflayers.exchange;

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
 * @param prefillSeconds of these, until the first token; null if not timed by itself
 * @param searchEnded whether the search for a skip set ended here
 * @param failure why there is no answer; null if there is one
 * @param line where it stands, counted from 1
 */
record Answer(
    String task,
    String example,
    int fork,
    String text,
    @Nullable Integer tokens,
    double seconds,
    @Nullable Double prefillSeconds,
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

  /** Returns an answer of which nothing is known but its time. */
  static Answer timed(double seconds, int line) {
    return new Answer("", "", 0, "", null, seconds, null, Drafts.NONE, false, null, line);
  }

  Answer inFork(int other) {
    return new Answer(
        task,
        example,
        other,
        text,
        tokens,
        seconds,
        prefillSeconds,
        drafts,
        searchEnded,
        failure,
        line);
  }

  Answer endingSearch() {
    return new Answer(
        task, example, fork, text, tokens, seconds, prefillSeconds, drafts, true, failure, line);
  }
}
