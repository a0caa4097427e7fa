package dev.conflayers.lab.projection;

/** Costs of passes on one machine, in seconds. */
public interface PassCosts {
  /**
   * Returns the time of a full-depth pass that scores {@code nodes} tokens and returns their
   * argmax.
   */
  double verify(double nodes);

  /** Returns the time of a draft pass: one token through some of the sublayers. */
  double draft(Kept kept);

  /** Returns the time of a full-depth pass of one token. */
  default double step() {
    return verify(1);
  }

  /**
   * Returns the host work with each draft and verification pass that a full-depth step does not
   * have.
   */
  double host();
}
