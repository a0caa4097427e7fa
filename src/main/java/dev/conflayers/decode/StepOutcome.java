package dev.conflayers.decode;

/**
 * The outcome of one draft.
 *
 * @param step the index of the step within its generation
 * @param drafted the depth of the draft
 * @param accepted drafted tokens that were accepted
 * @param last whether the generation has ended with this step, so that no draft follows
 */
public record StepOutcome(int step, int drafted, int accepted, boolean last) {
  public StepOutcome {
    if (accepted < 0 || accepted > drafted) {
      throw new IllegalArgumentException(
          "accepted must be within [0, " + drafted + "], got " + accepted);
    }
  }
}
