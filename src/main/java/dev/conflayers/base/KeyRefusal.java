package dev.conflayers.base;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A record's refusal of the value of one of its keys. The message is the key, as files write it,
 * followed by what must hold and what was given.
 */
public final class KeyRefusal extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  private final String key;
  private final String why;

  /**
   * Refuses the value of a key.
   *
   * @param why such as {@code must be at least 1, got 0}
   */
  public KeyRefusal(String key, String why) {
    this(key, why, null);
  }

  /** Refuses because of {@code cause}. */
  public KeyRefusal(String key, String why, @Nullable Throwable cause) {
    super(key + " " + why, cause);
    this.key = key;
    this.why = why;
  }

  /** Returns the key. */
  public String key() {
    return key;
  }

  /** Returns what must hold, without the key. */
  public String why() {
    return why;
  }
}
