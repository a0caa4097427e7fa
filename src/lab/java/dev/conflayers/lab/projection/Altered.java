package dev.conflayers.lab.projection;

/**
 * Pass costs with one of them changed.
 *
 * @param flat whether a verification costs a step, however many nodes it has
 * @param freeDrafts whether draft passes cost nothing
 * @param hostless whether the host does no work between passes
 */
record Altered(PassCosts costs, boolean flat, boolean freeDrafts, boolean hostless)
    implements PassCosts {
  @Override
  public double verify(double nodes) {
    return costs.verify(flat ? 1 : nodes);
  }

  @Override
  public double draft(Kept kept) {
    return freeDrafts ? 0 : costs.draft(kept);
  }

  @Override
  public double host() {
    return hostless ? 0 : costs.host();
  }
}
