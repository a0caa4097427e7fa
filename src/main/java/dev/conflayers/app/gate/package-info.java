/**
 * Deciding whether a change may land: measuring it, judging it, and leaving the verdict.
 *
 * <p>May use {@code base}, {@code app}, {@code evidence}, {@code judge.gate}, {@code record},
 * {@code report.gate}, {@code run}, {@code run.fork}, {@code run.machine}, {@code suite}.
 */
@NullMarked
package dev.conflayers.app.gate;

import org.jspecify.annotations.NullMarked;
