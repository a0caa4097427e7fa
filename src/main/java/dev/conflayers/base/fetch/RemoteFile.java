package dev.conflayers.base.fetch;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A remote file and its expected properties.
 *
 * @param name the plain name it is stored under
 * @param sha256 lower-case hexadecimal; empty if only the server knows it
 * @param bytes its length, if known
 * @param licence SPDX identifier, or the licence's name
 * @param source who publishes it
 */
public record RemoteFile(
    String name,
    URI url,
    Optional<String> sha256,
    OptionalLong bytes,
    String licence,
    String source) {
  public RemoteFile {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException("'" + name + "' is not a plain file name");
    }
    if (sha256.isPresent() && !sha256.get().matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("'" + sha256.get() + "' is not a SHA-256");
    }
  }
}
