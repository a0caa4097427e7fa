package dev.conflayers.base.fetch;

import java.util.OptionalLong;

/** Listener to a download's progress and to notes for the user. */
public interface DownloadProgress {
  /** Called about four times a second, and once when {@code file} is complete. */
  void transferred(String file, long bytes, OptionalLong total);

  /** Called with one sentence about a step taken, such as a switch to another source. */
  void note(String sentence);

  /** Returns a listener that ignores everything. */
  static DownloadProgress silent() {
    return new DownloadProgress() {
      @Override
      public void transferred(String file, long bytes, OptionalLong total) {}

      @Override
      public void note(String sentence) {}
    };
  }
}
