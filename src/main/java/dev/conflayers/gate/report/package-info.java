/** A verdict, written for people, for build servers and for trackers of benchmarks. */
@NullMarked
package dev.conflayers.gate.report;

import org.jspecify.annotations.NullMarked;
