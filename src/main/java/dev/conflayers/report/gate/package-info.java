/**
 * Gate verdicts in formats for people, build servers and benchmark trackers.
 *
 * <p>May use {@code base}, {@code judge.gate}, {@code report.text}.
 */
@NullMarked
package dev.conflayers.report.gate;

import org.jspecify.annotations.NullMarked;
