package dev.conflayers.model.torch;

import com.sun.jna.Function;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;

/** The C library's heap, where tensors live. */
final class NativeHeap {
  private NativeHeap() {}

  /**
   * Gives what is free back to the system. After freeing matrices of some megabytes glibc keeps
   * their pages for the next ones, which then come on top of it where they do not fit. Does nothing
   * where the C library has no such call.
   */
  static void trim() {
    if (!Platform.isLinux()) {
      return;
    }
    try {
      Function.getFunction("c", "malloc_trim").invokeInt(new Object[] {new NativeLong(0)});
    } catch (UnsatisfiedLinkError e) {
      // musl has no such call, and keeps no such pages.
    }
  }
}
