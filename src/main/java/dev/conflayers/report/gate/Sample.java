package dev.conflayers.report.gate;

import dev.conflayers.base.Kebab;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Sample pipeline files. */
public enum Sample {
  /** GitHub Actions: counters at every pull request, on a shared runner. */
  GITHUB("github.yml"),
  /** GitHub Actions: the comment, from a job that runs nothing of the pull request. */
  GITHUB_COMMENT("github-comment.yml"),
  /** GitHub Actions: times at night, on a machine of your own. */
  GITHUB_NIGHTLY("github-nightly.yml"),
  /** GitLab CI: counters at every merge request, with a note, and times at night. */
  GITLAB("gitlab.yml"),
  /** Two lines of POSIX shell that read a verdict. */
  SHELL("read-verdict.sh");

  private final String file;

  Sample(String file) {
    this.file = file;
  }

  /** Returns the sample's name on the command line. */
  @Override
  public String toString() {
    return Kebab.of(this);
  }

  /** Returns the file's text. */
  public String text() {
    try (InputStream in = Sample.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read from the program", e);
    }
  }
}
