/** Reports of runs in every format: HTML, Markdown, LaTeX, CSV, JSON and terminal tables. */
@NullMarked
package dev.conflayers.report;

import org.jspecify.annotations.NullMarked;
