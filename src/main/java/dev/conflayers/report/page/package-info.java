/**
 * The content of a report before it takes a format: sections of text, tables and charts.
 *
 * <p>May use {@code base}, {@code evidence}, {@code evidence.text}, {@code judge.analysis}, {@code
 * judge.figure}, {@code report.chart}, {@code stats}.
 */
@NullMarked
package dev.conflayers.report.page;

import org.jspecify.annotations.NullMarked;
