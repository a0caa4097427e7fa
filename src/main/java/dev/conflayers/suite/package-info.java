/**
 * What a YAML file asks for, checked.
 *
 * <p>May use {@code base}, {@code decode}, {@code decode.method}, {@code model}, {@code
 * suite.declared}.
 */
@NullMarked
package dev.conflayers.suite;

import org.jspecify.annotations.NullMarked;
