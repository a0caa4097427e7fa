/**
 * What a report says of a run, section by section, and in which order.
 *
 * <p>May use {@code base}, {@code evidence}, {@code evidence.integrity}, {@code evidence.text},
 * {@code judge.analysis}, {@code judge.claim}, {@code judge.figure}, {@code report.chart}, {@code
 * report.gallery}, {@code report.page}, {@code report.published}, {@code report.text}, {@code
 * stats}.
 */
@NullMarked
package dev.conflayers.report.section;

import org.jspecify.annotations.NullMarked;
