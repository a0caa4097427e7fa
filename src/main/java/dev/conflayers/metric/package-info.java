/** Output against reference: exact match, ROUGE, token agreement. */
@NullMarked
package dev.conflayers.metric;

import org.jspecify.annotations.NullMarked;
