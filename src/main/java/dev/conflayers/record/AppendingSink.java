package dev.conflayers.record;

import java.io.IOException;

/** Writer of measurements, which appends lines to the files of a run. */
record AppendingSink(
    JsonLines<Measurement> measurements,
    JsonLines<Agreement> agreements,
    JsonLines<ForkRecord> forks,
    JsonLines<ForkEnd> ends)
    implements MeasurementSink {

  /** Opens the files at their ends. */
  static AppendingSink open(RunDocuments files) throws IOException {
    return new AppendingSink(
        JsonLines.append(files.file(RunDocuments.MEASUREMENTS)),
        JsonLines.append(files.file(RunDocuments.AGREEMENT)),
        JsonLines.append(files.file(RunDocuments.FORKS)),
        JsonLines.append(files.file(RunDocuments.FORK_ENDS)));
  }

  @Override
  public void accept(Measurement measurement) throws IOException {
    measurements.write(measurement);
  }

  @Override
  public void accept(Agreement agreement) throws IOException {
    agreements.write(agreement);
  }

  @Override
  public void accept(ForkRecord fork) throws IOException {
    forks.write(fork);
  }

  @Override
  public void accept(ForkEnd end) throws IOException {
    ends.write(end);
  }

  @Override
  public void sync() throws IOException {
    measurements.sync();
    agreements.sync();
    forks.sync();
    ends.sync();
  }

  @Override
  public void close() throws IOException {
    try (measurements;
        agreements;
        forks;
        ends) {
      sync();
    }
  }
}
