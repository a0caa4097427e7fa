/**
 * The charts of a report and their data.
 *
 * <p>May use {@code base}, {@code evidence}, {@code evidence.text}, {@code judge.analysis}, {@code
 * judge.claim}, {@code judge.figure}, {@code report.chart}, {@code stats}.
 */
@NullMarked
package dev.conflayers.report.gallery;

import org.jspecify.annotations.NullMarked;
