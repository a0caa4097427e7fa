package dev.conflayers.record;

/**
 * An audited correction of a run's record. The line as it was measured stays in {@code
 * originals.jsonl}; its digest here tells that nobody changed it since.
 *
 * @param kind what was changed
 * @param number of the trial, or of the note from 0
 * @param at UTC, ISO 8601
 * @param who made it
 * @param why in the words of whoever made it
 * @param oldSha256 of what was there, as UTF-8 without line end, in hexadecimal
 * @param newSha256 of what stands there now
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
    /** A note of the manifest says something else. */
    CORRECT_NOTE
  }
}
