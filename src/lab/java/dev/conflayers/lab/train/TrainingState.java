package dev.conflayers.lab.train;

import java.util.Map;
import java.util.TreeMap;

/**
 * How far a training is.
 *
 * @param step updates made
 * @param epoch of the data that the next pass is from, counted from 0
 * @param pass of the epoch that is next
 * @param tokens learnt from so far
 * @param seconds spent so far
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

  /** Returns what {@link #facts} wrote; throws {@link NumberFormatException} at anything else. */
  static TrainingState of(Map<String, String> facts) {
    return new TrainingState(
        Integer.parseInt(facts.getOrDefault("step", "")),
        Integer.parseInt(facts.getOrDefault("epoch", "")),
        Integer.parseInt(facts.getOrDefault("pass", "")),
        Long.parseLong(facts.getOrDefault("tokens", "")),
        Double.parseDouble(facts.getOrDefault("seconds", "")));
  }
}
