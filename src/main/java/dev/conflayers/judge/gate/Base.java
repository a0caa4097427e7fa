package dev.conflayers.judge.gate;

import dev.conflayers.evidence.Observed;
import dev.conflayers.evidence.RunView;
import dev.conflayers.stats.StudentEstimate;
import java.util.List;

/** The base that a run is compared with. */
interface Base {
  /** Returns its name in a sentence. */
  String name();

  /** Returns the measured commit; empty if unknown. */
  String commit();

  /** Returns its runs that are not judged themselves but whose validity a verdict requires. */
  List<RunView> otherRuns();

  /** Returns the differences of its work; empty if there are none. */
  String otherWork();

  /** Returns whether it was measured on the same class of machine. */
  boolean sameClass();

  /** Returns whether it was measured on the same machine. */
  boolean sameMachine();

  /** Returns the class of machine. */
  String machineClass();

  /** Returns its observations; empty if there are none. */
  List<Observed> values(GateMetric metric, String strategy, String task);

  /** Returns the checksum of a metric that is one; empty if there is none. */
  String digest(GateMetric metric, String strategy, String task);

  /** Returns whether times were taken in the same session, so that they pair cell by cell. */
  boolean sameSession();

  /** Returns ln of a time's or ratio's estimate in each stored session; orientation as stored. */
  List<StudentEstimate> sessions(GateMetric metric, String strategy, String task);
}
