package dev.conflayers.base;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A SHA-256 digest, written as 64 lower-case hexadecimal digits as {@code sha256sum} writes it.
 *
 * <p>The static methods digest complete values; an instance digests bytes or texts incrementally.
 */
public final class Sha256 {
  private static final int CHUNK_BYTES = 1 << 16;

  private final MessageDigest digest;

  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Returns the digest of {@code bytes}. */
  public static String of(byte[] bytes) {
    Sha256 sha256 = new Sha256();
    sha256.digest.update(bytes);
    return sha256.hex();
  }

  /** Returns the digest of {@code text} in UTF-8. */
  public static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the digest of the content of {@code file}. */
  public static String of(Path file) throws IOException {
    Sha256 sha256 = new Sha256();
    byte[] chunk = new byte[CHUNK_BYTES];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        sha256.digest.update(chunk, 0, read);
      }
    }
    return sha256.hex();
  }

  /** Returns the digest of {@code parts}, each preceded {@linkplain #addPart by its length}. */
  public static String ofParts(List<String> parts) {
    Sha256 sha256 = new Sha256();
    parts.forEach(sha256::addPart);
    return sha256.hex();
  }

  /**
   * Adds a text in UTF-8, preceded by its length in bytes, so that {@code ("ab", "c")} and {@code
   * ("a", "bc")} differ.
   */
  public void addPart(String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }

  /** Adds bytes as they are. */
  public void add(byte[] bytes) {
    digest.update(bytes);
  }

  /** Returns a stream that passes bytes on to {@code out} and digests them. */
  public OutputStream through(OutputStream out) {
    return new DigestOutputStream(out, digest);
  }

  /** Returns the digest of everything added, and resets it. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
