package dev.conflayers.base.fetch;

import java.time.Duration;

/**
 * Options of downloads.
 *
 * @param offline whether the network is off limits
 * @param connectTimeout the longest wait for a connection to a server
 * @param stallTimeout the longest pause between two chunks of a file
 */
public record FetchOptions(boolean offline, Duration connectTimeout, Duration stallTimeout) {
  public static FetchOptions standard() {
    return new FetchOptions(false, Duration.ofSeconds(4), Duration.ofSeconds(60));
  }

  public FetchOptions offline(boolean value) {
    return new FetchOptions(value, connectTimeout, stallTimeout);
  }
}
