/** The charts of a report and their data. */
@NullMarked
package dev.conflayers.report.gallery;

import org.jspecify.annotations.NullMarked;
