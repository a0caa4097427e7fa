package dev.conflayers.judge.pilot;

import java.util.List;

/**
 * What a claim needs, in words.
 *
 * @param claim as the suite states it
 * @param says one sentence for each thing to know, the most important first
 */
public record Needs(String claim, List<String> says) {
  public Needs {
    says = List.copyOf(says);
  }
}
