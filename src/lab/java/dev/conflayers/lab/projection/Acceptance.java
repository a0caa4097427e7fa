package dev.conflayers.lab.projection;

import dev.conflayers.stats.RandomDraws;

/** What is known of how much of a draft full depth accepts. */
public sealed interface Acceptance permits AssumedAcceptance, RecordedAcceptance {
  /** Returns the best guess. */
  Curves typical();

  /** Returns one of the curves that it could be. */
  Curves drawn(RandomDraws draws);

  /** Returns full-depth passes spent on searching for skip sets, for each token emitted. */
  double searchPasses();

  /** Returns, in words, where it comes from. */
  String source();
}
