package dev.conflayers.lab.train;

/** Is told how a training goes. */
public interface TrainingListener {
  /** An update was made, of {@code steps} that the recipe asks for. */
  void updated(LogLine line, int steps);

  void evaluated(HeldOutScore score);

  void note(String note);
}
