package dev.conflayers.report.published;

/** How a published number is known. */
public enum Provenance {
  /** Computed again from the logs that the authors published. */
  LOG("computed from the authors' published logs"),
  /** A literal in the code that draws the authors' figures. */
  PLOT("typed into the code of the authors' figures"),
  /** Said in the paper's abstract. */
  PAPER("said in the paper's abstract"),
  /** What somebody who read the paper says that it says. */
  SECONDARY("quoted from the paper by a third party"),
  /** Of another paper or leaderboard, on other hardware. */
  PEER("published by others, on other hardware");

  private final String words;

  Provenance(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
