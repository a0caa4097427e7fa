/** What every written format shares: text that is shown as it is and not acted on. */
@NullMarked
package dev.conflayers.report.text;

import org.jspecify.annotations.NullMarked;
