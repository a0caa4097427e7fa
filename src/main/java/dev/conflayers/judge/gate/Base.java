package dev.conflayers.judge.gate;

import dev.conflayers.evidence.Observed;
import dev.conflayers.evidence.RunView;
import dev.conflayers.stats.StudentEstimate;
import java.util.List;

/** What a run is compared with. */
interface Base {
  /** Returns what to call it in a sentence. */
  String name();

  /** Returns the commit it was measured of; empty where unknown. */
  String commit();

  /** Returns the runs of it that are not judged themselves, on whose soundness a verdict rests. */
  List<RunView> otherRuns();

  /** Returns what differs in the work that was done; empty if nothing does. */
  String otherWork();

  /** Returns whether it was measured on the same class of machine. */
  boolean sameClass();

  /** Returns whether it was measured on the same machine. */
  boolean sameMachine();

  /** Returns the class of machine. */
  String machineClass();

  /** Returns what was observed; empty if nothing. */
  List<Observed> values(GateMetric metric, String strategy, String task);

  /** Returns the checksum of a metric that is one; empty if there is none. */
  String digest(GateMetric metric, String strategy, String task);

  /** Returns whether times were taken in the same session, so that they pair cell by cell. */
  boolean sameSession();

  /** Returns ln of a time's or ratio's estimate in each stored session; orientation as stored. */
  List<StudentEstimate> sessions(GateMetric metric, String strategy, String task);
}
