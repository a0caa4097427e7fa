package dev.conflayers.record;

/**
 * An audited correction of a run's record. The line as measured stays in {@code originals.jsonl};
 * its digest here shows that it has not been changed since.
 *
 * @param kind what was changed
 * @param number of the trial, or of the note from 0
 * @param at UTC, ISO 8601
 * @param who made it
 * @param why reason, in the editor's words
 * @param oldSha256 of the old text, as UTF-8 without line end, in hexadecimal
 * @param newSha256 of the new text
 */
public record Edit(
    Kind kind, int number, String at, String who, String why, String oldSha256, String newSha256) {
  /** Returns a sentence for people, without its full stop. */
  public String words() {
    return (kind == Kind.EXCLUDE_TRIAL
            ? "trial " + number + " was excluded"
            : "note " + number + " was corrected")
        + " by "
        + who
        + " at "
        + at
        + ": "
        + why;
  }

  /** What can be corrected. */
  public enum Kind {
    /** A trial no longer counts. */
    EXCLUDE_TRIAL,
    /** A note of the manifest was replaced. */
    CORRECT_NOTE
  }
}
