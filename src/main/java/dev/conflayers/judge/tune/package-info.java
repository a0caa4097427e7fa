/** Which strategy to use: rounds of measuring, the choice, and the file that keeps it. */
@NullMarked
package dev.conflayers.judge.tune;

import org.jspecify.annotations.NullMarked;
