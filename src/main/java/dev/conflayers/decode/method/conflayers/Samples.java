package dev.conflayers.decode.method.conflayers;

/** Acceptance statistics of one candidate set's drafts so far. */
final class Samples {
  private int size;
  private double scores;
  private long accepted;

  void add(int drafted, int acceptedTokens) {
    size++;
    scores += acceptedTokens / (double) drafted;
    accepted += acceptedTokens;
  }

  int size() {
    return size;
  }

  /** Returns the mean over steps of accepted / drafted. */
  double meanScore() {
    return scores / size;
  }

  /** Returns the mean number of accepted tokens per step. */
  double meanAccepted() {
    return accepted / (double) size;
  }

  void clear() {
    size = 0;
    scores = 0;
    accepted = 0;
  }
}
