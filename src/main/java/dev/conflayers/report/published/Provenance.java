package dev.conflayers.report.published;

/** Provenance of a published number. */
public enum Provenance {
  /** Recomputed from the logs that the authors published. */
  LOG("computed from the authors' published logs"),
  /** A literal in the code that draws the authors' figures. */
  PLOT("typed into the code of the authors' figures"),
  /** Stated in the paper's abstract. */
  PAPER("stated in the paper's abstract"),
  /** Quoted from the paper by a third party. */
  SECONDARY("quoted from the paper by a third party"),
  /** From another paper or leaderboard, on other hardware. */
  PEER("published by others, on other hardware");

  private final String words;

  Provenance(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
