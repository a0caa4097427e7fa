package dev.conflayers.decode;

import dev.conflayers.model.token.TokenIds;

/** Number of rows to allocate for a generation's session. */
final class SessionCapacity {
  private SessionCapacity() {}

  /**
   * Returns the rows for {@code prompt}, the tokens {@code stop} allows after it, and {@code tree}
   * more, limited by the context.
   */
  static int of(TokenIds prompt, StopPolicy stop, int tree, int contextLength) {
    if (prompt.size() == 0) {
      throw new IllegalArgumentException("the prompt is empty; give it at least one token");
    }
    int needed = Math.addExact(prompt.size(), stop.maxNewTokens());
    if (needed > contextLength) {
      int room = contextLength - prompt.size();
      throw new IllegalArgumentException(
          "the prompt has "
              + prompt.size()
              + " tokens and "
              + stop.maxNewTokens()
              + " new ones were asked for, but the model's context holds "
              + contextLength
              + (room >= 1
                  ? "; ask for at most " + room + " new tokens or shorten the prompt"
                  : "; shorten the prompt to fewer than " + contextLength + " tokens"));
    }
    return (int) Math.min(contextLength, (long) needed + tree);
  }
}
