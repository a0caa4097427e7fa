/**
 * Forks of a run: JVMs that measure one after the other, or interleaved with those of another
 * build.
 */
@NullMarked
package dev.conflayers.run.fork;

import org.jspecify.annotations.NullMarked;
