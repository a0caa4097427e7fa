/**
 * Assertions on a gate's verdict for JUnit 5. Nothing else here needs JUnit, which is not among
 * what the program brings.
 *
 * <p>May use {@code base}, {@code judge.gate}, {@code report.gate}.
 */
@NullMarked
package dev.conflayers.junit;

import org.jspecify.annotations.NullMarked;
