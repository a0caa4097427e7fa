/**
 * What Linux tells of this process and its machine: control groups, memory. Reads, never writes.
 *
 * <p>May use {@code base}, {@code decode}, {@code decode.method}, {@code record}, {@code run},
 * {@code stats}, {@code task}.
 */
@NullMarked
package dev.conflayers.run.machine;

import org.jspecify.annotations.NullMarked;
