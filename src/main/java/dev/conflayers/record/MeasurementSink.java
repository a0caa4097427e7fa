package dev.conflayers.record;

import java.io.Closeable;
import java.io.IOException;

/** Receiver of measurements as they are made, so that a crash loses at most the current one. */
public interface MeasurementSink extends Closeable {
  void accept(Measurement measurement) throws IOException;

  void accept(Agreement agreement) throws IOException;

  void accept(ForkRecord fork) throws IOException;

  void accept(ForkEnd end) throws IOException;

  /**
   * Forces everything accepted so far to the device, so that it survives a loss of power; called
   * after each block.
   */
  void sync() throws IOException;
}
