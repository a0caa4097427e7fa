package dev.conflayers.lab.train;

/** Receives the progress of a training. */
public interface TrainingListener {
  /** Called after each update, of {@code steps} in the recipe. */
  void updated(LogLine line, int steps);

  void evaluated(HeldOutScore score);

  void note(String note);
}
