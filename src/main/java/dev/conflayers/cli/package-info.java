/** Commands, exit codes, the only System.out. */
@NullMarked
package dev.conflayers.cli;

import org.jspecify.annotations.NullMarked;
