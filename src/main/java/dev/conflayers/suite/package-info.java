/**
 * Suites: YAML files that declare an experiment, validated.
 *
 * <p>May use {@code base}, {@code decode}, {@code decode.method}, {@code model}, {@code
 * suite.declared}.
 */
@NullMarked
package dev.conflayers.suite;

import org.jspecify.annotations.NullMarked;
