package dev.conflayers.evidence.integrity;

import dev.conflayers.record.Agreement;
import dev.conflayers.record.ForkRecord;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.RunRecord;
import java.util.IdentityHashMap;
import java.util.List;

/** File and line of each record in the run directory, such as {@code forks.jsonl:3}. */
final class RecordLines {
  private final IdentityHashMap<Object, String> places = new IdentityHashMap<>();

  RecordLines(RunRecord run) {
    number("measurements.jsonl", run.measurements());
    number("agreement.jsonl", run.agreements());
    number("forks.jsonl", run.forks());
  }

  private void number(String file, List<?> records) {
    int line = 0;
    for (Object record : records) {
      line++;
      places.put(record, file + ":" + line);
    }
  }

  String of(Measurement measurement) {
    return place((Object) measurement) + " (trial " + measurement.trial() + ")";
  }

  /** Returns the file and line alone, for sentences that name the trial. */
  String place(Measurement measurement) {
    return place((Object) measurement);
  }

  String of(Agreement agreement) {
    return place(agreement) + " (trial " + agreement.trial() + ")";
  }

  String of(ForkRecord fork) {
    return place(fork) + " (fork " + fork.fork() + ")";
  }

  private String place(Object record) {
    String place = places.get(record);
    if (place == null) {
      throw new IllegalArgumentException("record must belong to this run, got " + record);
    }
    return place;
  }
}
