/**
 * Projection of speedups on hardware or models that were not measured, with intervals: from the
 * times of passes, given a model's dimensions and a machine, and the acceptance of drafts.
 */
@NullMarked
package dev.conflayers.lab.projection;

import org.jspecify.annotations.NullMarked;
