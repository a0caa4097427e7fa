package dev.conflayers.evidence.integrity;

import java.util.List;

/**
 * What an audit has to be told because the record of a run does not say it.
 *
 * @param stopsIgnored whether every output was to have its full length
 * @param splits the prompts of the same data sets that were not to be measured
 * @param unread sentences about splits that could not be read, or have changed since
 */
public record Surroundings(boolean stopsIgnored, List<OtherSplit> splits, List<String> unread) {
  public Surroundings {
    splits = List.copyOf(splits);
    unread = List.copyOf(unread);
  }

  /** Nothing is known but the record itself. */
  public static Surroundings unknown() {
    return new Surroundings(false, List.of(), List.of());
  }

  /** The prompts of a split, rendered as those that were measured. */
  public record OtherSplit(String task, String split, List<String> prompts) {
    public OtherSplit {
      prompts = List.copyOf(prompts);
    }
  }
}
