/**
 * The command line: parses arguments, calls a service of {@code app} and shows its outcome.
 *
 * <p>May use every other package.
 */
@NullMarked
package dev.conflayers.cli;

import org.jspecify.annotations.NullMarked;
