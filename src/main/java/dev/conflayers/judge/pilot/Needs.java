package dev.conflayers.judge.pilot;

import java.util.List;

/**
 * Requirements of a claim, in words.
 *
 * @param claim as the suite states it
 * @param says one sentence for each fact, the most important first
 */
public record Needs(String claim, List<String> says) {
  public Needs {
    says = List.copyOf(says);
  }
}
