package dev.conflayers.record;

/**
 * Digest of some lines of a file, in file order.
 *
 * @param count of lines
 * @param sha256 over their bytes, each with its newline, in hexadecimal
 */
public record LinesDigest(int count, String sha256) {}
