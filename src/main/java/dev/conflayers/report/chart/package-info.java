/**
 * Pictures of numbers, as SVG and PNG; the only package that uses JFreeChart and AWT.
 *
 * <p>May use {@code base}.
 */
@NullMarked
package dev.conflayers.report.chart;

import org.jspecify.annotations.NullMarked;
