package dev.conflayers.lab.projection;

import dev.conflayers.stats.RandomDraws;

/** A distribution of acceptance curves. */
public sealed interface Acceptance permits AssumedAcceptance, RecordedAcceptance {
  /** Returns the typical curves. */
  Curves typical();

  /** Draws curves from the distribution. */
  Curves drawn(RandomDraws draws);

  /** Returns the full-depth passes spent on searching for skip sets, per emitted token. */
  double searchPasses();

  /** Returns a description of its source. */
  String source();
}
