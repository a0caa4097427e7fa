package dev.conflayers.record;

/**
 * A digest of some lines of a file, in the order they stand in.
 *
 * @param count of lines
 * @param sha256 over their bytes, each with its newline, in hexadecimal
 */
public record LinesDigest(int count, String sha256) {}
