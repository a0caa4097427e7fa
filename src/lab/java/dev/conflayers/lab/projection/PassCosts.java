package dev.conflayers.lab.projection;

/** What passes take on one machine, in seconds. */
public interface PassCosts {
  /** Returns the time of a full-depth pass that scores {@code nodes} tokens, for their best. */
  double verify(double nodes);

  /** Returns the time of a pass of one token through some of the sublayers, for a draft. */
  double draft(Kept kept);

  /** Returns the time of a full-depth pass of one token. */
  default double step() {
    return verify(1);
  }

  /** Returns what the host does beside each draft and verification pass, and not beside a step. */
  double host();
}
