package dev.conflayers.app.gate;

import dev.conflayers.record.RunRecord;
import java.util.ArrayList;
import java.util.List;

/** What a gate measured, of one build or of two. */
record GateRuns(List<RunRecord> head, List<RunRecord> base) {
  GateRuns {
    head = List.copyOf(head);
    base = List.copyOf(base);
  }

  GateRuns and(GateRuns more) {
    List<RunRecord> heads = new ArrayList<>(head);
    heads.addAll(more.head);
    List<RunRecord> bases = new ArrayList<>(base);
    bases.addAll(more.base);
    return new GateRuns(heads, bases);
  }
}
