package dev.conflayers.model.torch;

import dev.conflayers.model.checkpoint.LlamaConfig;

/** Argument checks of a session, which throw before anything has changed. */
record SessionLimits(LlamaConfig config, int capacity) {
  void checkVocabulary(int... tokens) {
    for (int token : tokens) {
      if (token < 0 || token >= config.vocabulary()) {
        throw new IllegalArgumentException(
            "a token must be within [0, " + config.vocabulary() + "), got " + token);
      }
    }
  }

  void checkRoom(int from, int n) {
    if (n < 1) {
      throw new IllegalArgumentException("a pass needs at least 1 token, got " + n);
    }
    if (from + n > capacity) {
      throw new IllegalArgumentException(
          "a session of capacity "
              + capacity
              + " that holds "
              + from
              + " tokens has no room for "
              + n
              + " more");
    }
  }

  void checkTree(int nodes) {
    if (nodes > PassBuffers.MOST_NODES) {
      throw new IllegalArgumentException(
          "a tree must have at most " + PassBuffers.MOST_NODES + " nodes, got " + nodes);
    }
  }

  /** Checks a trial of {@code tokens} tokens after the first {@code prefix} of {@code length}. */
  void checkTrial(int prefix, int length, int tokens, int most) {
    if (prefix < 0 || prefix > length) {
      throw new IllegalArgumentException(
          "prefix must be within [0, " + length + "], got " + prefix);
    }
    if (tokens < 1 || tokens > most) {
      throw new IllegalArgumentException(
          "a trial takes between 1 and " + most + " tokens, got " + tokens);
    }
    if (prefix + tokens > capacity) {
      throw new IllegalArgumentException(
          "a trial must end within the capacity of "
              + capacity
              + " rows, got "
              + (prefix + tokens));
    }
  }

  void checkSublayers(int from, int to) {
    int sublayers = 2 * config.layers();
    if (from < 0 || to <= from || to > sublayers) {
      throw new IllegalArgumentException(
          "sublayers must be a range of at least 1 within [0, "
              + sublayers
              + "), got ["
              + from
              + ", "
              + to
              + ")");
    }
  }

  /** Refuses alternatives that differ in their number of tokens. */
  void checkAlternatives(double[][][] alternatives) {
    if (alternatives.length < 1) {
      throw new IllegalArgumentException("a trial needs at least 1 alternative, got 0");
    }
    for (double[][] alternative : alternatives) {
      if (alternative.length != alternatives[0].length) {
        throw new IllegalArgumentException(
            "every alternative must have "
                + alternatives[0].length
                + " tokens, got "
                + alternative.length);
      }
      checkWidth(alternative);
    }
  }

  /** Refuses residual streams whose width is not the model's. */
  void checkWidth(double[][] states) {
    for (double[] state : states) {
      if (state.length != config.hidden()) {
        throw new IllegalArgumentException(
            "a residual stream must have " + config.hidden() + " numbers, got " + state.length);
      }
    }
  }

  void checkExit(int exit) {
    if (exit < 1 || exit >= config.layers()) {
      throw new IllegalArgumentException(
          "exit must be within [1, " + config.layers() + "), got " + exit);
    }
  }
}
