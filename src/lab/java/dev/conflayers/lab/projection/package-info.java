/**
 * Projection of speedups on hardware or models that were not measured, with intervals: from the
 * times of passes, given a model's dimensions and a machine, and the acceptance of drafts.
 *
 * <p>May use {@code base}, {@code evidence}, {@code model}, {@code model.token}, {@code record},
 * {@code report}, {@code report.chart}, {@code report.page}, {@code report.published}, {@code
 * report.section}, {@code stats}, {@code suite.declared}.
 */
@NullMarked
package dev.conflayers.lab.projection;

import org.jspecify.annotations.NullMarked;
