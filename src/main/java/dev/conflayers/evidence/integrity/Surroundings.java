package dev.conflayers.evidence.integrity;

import dev.conflayers.suite.declared.Schedule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Facts that an audit needs and the record of a run does not hold.
 *
 * @param stopsIgnored whether every output was to reach its length limit
 * @param splits the prompts of the same data sets' other splits
 * @param unread sentences about splits that could not be read, or have changed since
 * @param replanned the plan made again; null if not tried
 * @param others other runs in the folder; null if not searched
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

  /**
   * Makes the surroundings of a run whose plan was not made again and whose folder was not
   * searched.
   */
  public Surroundings(boolean stopsIgnored, List<OtherSplit> splits, List<String> unread) {
    this(stopsIgnored, splits, unread, null, null);
  }

  /** Returns surroundings of which nothing is known. */
  public static Surroundings unknown() {
    return new Surroundings(false, List.of(), List.of());
  }

  public Surroundings with(Replanned plan) {
    return new Surroundings(stopsIgnored, splits, unread, plan, others);
  }

  public Surroundings with(OtherRuns runs) {
    return new Surroundings(stopsIgnored, splits, unread, replanned, runs);
  }

  /** The prompts of a split, rendered like the measured ones. */
  public record OtherSplit(String task, String split, List<String> prompts) {
    public OtherSplit {
      prompts = List.copyOf(prompts);
    }
  }

  /**
   * The plan that the run's suite yields with the current data sets.
   *
   * @param plan null if it could not be made
   * @param why reason that it could not, as a clause; else empty
   */
  public record Replanned(@Nullable Schedule plan, String why) {}
}
