package dev.conflayers.app.exchange;

import dev.conflayers.base.ResultProblem;
import dev.conflayers.record.RunRecord;
import java.io.IOException;
import java.util.List;

/** Reads files of other programs as a run of this one. */
public final class Importer {
  private Importer() {}

  /**
   * Returns the run that the files of a request hold.
   *
   * @param stamp begins the run's name
   * @param now when it is imported, UTC, ISO 8601
   * @throws ResultProblem if a file is damaged, holds several runs, or is no pair with the others;
   *     it names file, line and reason
   */
  public static RunRecord read(ImportRequest request, String stamp, String now) throws IOException {
    if (request.inputs().isEmpty()) {
      throw new IllegalArgumentException("name at least two files, the baseline's first");
    }
    List<ImportedStrategies.Measured> strategies = new ImportedStrategies(request).read();
    if (strategies.size() < 2) {
      throw new ResultProblem(
          strategies.get(0).first().where()
              + " measured one strategy, and a speedup takes two: name the baseline's file, or its"
              + " part, first");
    }
    return new RunAssembly(request, strategies).run(stamp, now);
  }
}
