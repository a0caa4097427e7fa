/**
 * Reports of runs in every format: HTML, Markdown, LaTeX, CSV, JSON and terminal tables.
 *
 * <p>May use {@code base}, {@code evidence}, {@code evidence.text}, {@code judge.analysis}, {@code
 * judge.claim}, {@code judge.compare}, {@code judge.figure}, {@code report.chart}, {@code
 * report.gallery}, {@code report.page}, {@code report.section}, {@code report.text}, {@code stats}.
 */
@NullMarked
package dev.conflayers.report;

import org.jspecify.annotations.NullMarked;
