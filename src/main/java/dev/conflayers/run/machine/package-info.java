/**
 * What Linux tells of this process and its machine: control groups, memory. Reads, never writes.
 */
@NullMarked
package dev.conflayers.run.machine;

import org.jspecify.annotations.NullMarked;
