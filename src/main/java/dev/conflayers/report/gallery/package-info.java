/** Which charts a report has, and which numbers they show. */
@NullMarked
package dev.conflayers.report.gallery;

import org.jspecify.annotations.NullMarked;
