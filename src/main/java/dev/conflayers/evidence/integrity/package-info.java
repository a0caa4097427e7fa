/** Whether a run was made as it has to be: its raw record against the rules of the protocol. */
@NullMarked
package dev.conflayers.evidence.integrity;

import org.jspecify.annotations.NullMarked;
