/**
 * Assertions on a gate's verdict for JUnit 5. Only this package needs JUnit, which the program does
 * not ship with.
 *
 * <p>May use {@code base}, {@code judge.gate}, {@code report.gate}.
 */
@NullMarked
package dev.conflayers.junit;

import org.jspecify.annotations.NullMarked;
