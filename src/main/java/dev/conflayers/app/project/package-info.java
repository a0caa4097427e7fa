/** Projections of speedups that nobody has measured. */
@NullMarked
package dev.conflayers.app.project;

import org.jspecify.annotations.NullMarked;
