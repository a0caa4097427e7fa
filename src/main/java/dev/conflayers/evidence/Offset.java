package dev.conflayers.evidence;

import dev.conflayers.record.Measurement;
import dev.conflayers.record.RunRecord;

/** Offsets for the trial, fork and block numbers of a run pooled after others. */
record Offset(int trial, int fork, int block) {
  Offset after(RunRecord run) {
    int trials = 0;
    int blocks = 0;
    int forks = run.schedule().forks();
    for (Measurement m : run.measurements()) {
      trials = Math.max(trials, m.trial() + 1);
      blocks = Math.max(blocks, m.block() + 1);
      forks = Math.max(forks, m.fork() + 1);
    }
    return new Offset(
        trial + Math.max(trials, run.schedule().trials().size()), fork + forks, block + blocks);
  }

  boolean none() {
    return trial == 0 && fork == 0 && block == 0;
  }

  Measurement of(Measurement m) {
    return none() ? m : m.renumbered(m.trial() + trial, m.fork() + fork, m.block() + block);
  }
}
