package dev.conflayers.evidence.integrity;

import dev.conflayers.suite.declared.Schedule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an audit has to be told because the record of a run does not say it.
 *
 * @param stopsIgnored whether every output was to have its full length
 * @param splits the prompts of the same data sets that were not to be measured
 * @param unread sentences about splits that could not be read, or have changed since
 * @param replanned the plan made once more; null where that was not tried
 * @param others what else was run; null where that was not searched
 */
public record Surroundings(
    boolean stopsIgnored,
    List<OtherSplit> splits,
    List<String> unread,
    @Nullable Replanned replanned,
    @Nullable OtherRuns others) {
  public Surroundings {
    splits = List.copyOf(splits);
    unread = List.copyOf(unread);
  }

  /** Of a run whose plan was not made again, and whose folder was not searched. */
  public Surroundings(boolean stopsIgnored, List<OtherSplit> splits, List<String> unread) {
    this(stopsIgnored, splits, unread, null, null);
  }

  /** Nothing is known but the record itself. */
  public static Surroundings unknown() {
    return new Surroundings(false, List.of(), List.of());
  }

  public Surroundings with(Replanned plan) {
    return new Surroundings(stopsIgnored, splits, unread, plan, others);
  }

  public Surroundings with(OtherRuns runs) {
    return new Surroundings(stopsIgnored, splits, unread, replanned, runs);
  }

  /** The prompts of a split, rendered as those that were measured. */
  public record OtherSplit(String task, String split, List<String> prompts) {
    public OtherSplit {
      prompts = List.copyOf(prompts);
    }
  }

  /**
   * The plan that the run's suite makes of the data sets that are at hand now.
   *
   * @param plan null where it could not be made
   * @param why it could not, in a clause; else empty
   */
  public record Replanned(@Nullable Schedule plan, String why) {}
}
