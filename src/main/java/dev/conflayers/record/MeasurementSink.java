package dev.conflayers.record;

import java.io.Closeable;
import java.io.IOException;

/** Takes measurements as they are made, so that a crash loses at most the one being made. */
public interface MeasurementSink extends Closeable {
  void accept(Measurement measurement) throws IOException;

  void accept(Agreement agreement) throws IOException;

  void accept(ForkRecord fork) throws IOException;

  void accept(ForkEnd end) throws IOException;

  /** Makes everything accepted so far survive a loss of power; called after each block. */
  void sync() throws IOException;
}
