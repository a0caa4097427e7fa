package dev.conflayers.junit;

import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** What a test does if the gate's verdict is not PASS. */
public enum Then {
  /** It fails. */
  FAIL,
  /** It is aborted, which build tools show as skipped. */
  ABORT,
  /** It runs and decides itself. */
  RUN;

  void because(String reason) {
    switch (this) {
      case FAIL -> throw new AssertionFailedError(reason);
      case ABORT -> throw new TestAbortedException(reason);
      case RUN -> {}
    }
  }
}
