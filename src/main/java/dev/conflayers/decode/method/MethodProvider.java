package dev.conflayers.decode.method;

import java.util.List;

/**
 * Brings methods of decoding that this project does not have. A jar on the class path names its
 * implementation in {@code META-INF/services/dev.conflayers.decode.method.MethodProvider}, and
 * suites can then name its methods; see {@link java.util.ServiceLoader}.
 */
public interface MethodProvider {
  /** Returns the methods, whose kinds must be new. */
  List<Method<?>> methods();
}
