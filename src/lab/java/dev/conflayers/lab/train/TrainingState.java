package dev.conflayers.lab.train;

import java.util.Map;
import java.util.TreeMap;

/**
 * Progress of a training.
 *
 * @param step number of updates made
 * @param epoch epoch of the next pass, from 0
 * @param pass index of the next pass in the epoch
 * @param tokens number of training tokens so far
 * @param seconds training time so far
 */
record TrainingState(int step, int epoch, int pass, long tokens, double seconds) {
  static TrainingState beginning() {
    return new TrainingState(0, 0, 0, 0, 0);
  }

  Map<String, String> facts() {
    Map<String, String> facts = new TreeMap<>();
    facts.put("step", Integer.toString(step));
    facts.put("epoch", Integer.toString(epoch));
    facts.put("pass", Integer.toString(pass));
    facts.put("tokens", Long.toString(tokens));
    facts.put("seconds", Double.toString(seconds));
    return facts;
  }

  /**
   * Parses the output of {@link #facts}; throws {@link NumberFormatException} for anything else.
   */
  static TrainingState of(Map<String, String> facts) {
    return new TrainingState(
        Integer.parseInt(facts.getOrDefault("step", "")),
        Integer.parseInt(facts.getOrDefault("epoch", "")),
        Integer.parseInt(facts.getOrDefault("pass", "")),
        Long.parseLong(facts.getOrDefault("tokens", "")),
        Double.parseDouble(facts.getOrDefault("seconds", "")));
  }
}
