/** A verdict, written for people, for build servers and for trackers of benchmarks. */
@NullMarked
package dev.conflayers.report.gate;

import org.jspecify.annotations.NullMarked;
