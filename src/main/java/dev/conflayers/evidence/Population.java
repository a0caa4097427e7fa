package dev.conflayers.evidence;

/** Population that a number generalises to. */
public enum Population {
  /** Prompts drawn as these were, in JVMs like these. */
  PROMPTS_AND_JVMS("prompts like these, in JVMs like these"),
  /** Prompts drawn as these were; nothing is known about another JVM. */
  PROMPTS_IN_THIS_JVM("prompts like these, in this one JVM"),
  /** Prompts drawn as these were; no clock is involved. */
  PROMPTS("prompts like these"),
  /** These prompts in another order in another JVM. */
  STREAMS("streams of these prompts, in any order"),
  /** Prompts drawn as these were after this very search; nothing is known about another one. */
  AFTER_THIS_SEARCH("this one search, and prompts like these after it"),
  /** Nothing beyond what was measured. */
  THIS_RUN("this run alone");

  private final String words;

  Population(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
