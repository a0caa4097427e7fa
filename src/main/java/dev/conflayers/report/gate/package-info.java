/** Gate verdicts in formats for people, build servers and benchmark trackers. */
@NullMarked
package dev.conflayers.report.gate;

import org.jspecify.annotations.NullMarked;
