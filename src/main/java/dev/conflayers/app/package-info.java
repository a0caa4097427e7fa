/**
 * What the program can be asked to do, from a command line or from Java. Returns outcomes and
 * throws problems; prints nothing and knows no exit codes.
 */
@NullMarked
package dev.conflayers.app;

import org.jspecify.annotations.NullMarked;
