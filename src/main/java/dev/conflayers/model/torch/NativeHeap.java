package dev.conflayers.model.torch;

import com.sun.jna.Function;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;

/** The C library's heap, where tensors live. */
final class NativeHeap {
  private NativeHeap() {}

  /**
   * Returns free memory to the system. After freeing matrices of some megabytes, glibc keeps their
   * pages for later ones, and allocates more if those do not fit. Does nothing if the C library has
   * no such call.
   */
  static void trim() {
    if (!Platform.isLinux()) {
      return;
    }
    try {
      Function.getFunction("c", "malloc_trim").invokeInt(new Object[] {new NativeLong(0)});
    } catch (UnsatisfiedLinkError e) {
      // musl has no such call, and does not keep such pages.
    }
  }
}
