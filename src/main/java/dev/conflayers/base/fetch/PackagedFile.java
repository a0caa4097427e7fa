package dev.conflayers.base.fetch;

/**
 * A file in a Python package.
 *
 * @param requirement the package and its version, as pip spells them
 * @param wheel the wheel's file name
 * @param member the file's path in the wheel
 */
public record PackagedFile(
    String requirement,
    String wheel,
    String wheelSha256,
    long wheelBytes,
    String member,
    String memberSha256,
    long memberBytes,
    String licence) {
  /** Returns the plain name the file is stored under. */
  public String name() {
    return member.substring(member.lastIndexOf('/') + 1);
  }
}
