package dev.conflayers.base.fetch;

import java.util.OptionalLong;

/** Hears how far a download has come and what else its reader should know. */
public interface DownloadProgress {
  /** Called about four times a second, and once when {@code file} is complete. */
  void transferred(String file, long bytes, OptionalLong total);

  /** One sentence about a step taken, such as going on to another source. */
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
