package dev.conflayers.decode.method;

import java.util.List;

/**
 * Provider of decoding methods from other projects. A jar on the class path names its
 * implementation in {@code META-INF/services/dev.conflayers.decode.method.MethodProvider}, and
 * suites can then name its methods; see {@link java.util.ServiceLoader}.
 */
public interface MethodProvider {
  /** Returns the methods, whose kinds must not be in use yet. */
  List<Method<?>> methods();
}
