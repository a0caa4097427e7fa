package dev.conflayers.evidence.integrity;

import dev.conflayers.testing.RunFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One thing about a run that people forge or machines lose.
 *
 * @param name what is done
 * @param voids what the run says nothing about any more
 * @param place the file that an audit names, with a line; empty where a line cannot be named
 * @param change makes it so
 */
record Forgery(String name, Voids voids, String place, Consumer<RunFiles> change) {
  /** How much of a run a forgery takes down. */
  enum Voids {
    EVERYTHING,
    /** Times and scores of the fast strategy; its tokens may be compared all the same. */
    SPEED,
    /** Times cannot be confirmed; they are not wrong for sure. */
    CONFIRMATION
  }

  static final String FAST = "fast";
  static final String FULL = "full";

  @Override
  public String toString() {
    return name;
  }

  static Forgery all(String name, String place, Consumer<RunFiles> change) {
    return new Forgery(name, Voids.EVERYTHING, place, change);
  }

  static Forgery cap(String name, String place, Consumer<RunFiles> change) {
    return new Forgery(name, Voids.CONFIRMATION, place, change);
  }

  static Forgery speed(String name, String place, Consumer<RunFiles> change) {
    return new Forgery(name, Voids.SPEED, place, change);
  }

  static List<Forgery> all() {
    List<Forgery> all = new ArrayList<>();
    all.addAll(ForgedOutputs.comparisons());
    all.addAll(ForgedOutputs.texts());
    all.addAll(ForgedTrials.trials());
    all.addAll(ForgedPlans.plans());
    all.addAll(ForgedPlans.forks());
    all.addAll(ForgedTrials.times());
    all.addAll(ForgedOutputs.counts());
    all.addAll(ForgedDigests.digests());
    return all;
  }
}
