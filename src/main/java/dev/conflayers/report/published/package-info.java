/** What others published about these methods, with where each number comes from. */
@NullMarked
package dev.conflayers.report.published;

import org.jspecify.annotations.NullMarked;
