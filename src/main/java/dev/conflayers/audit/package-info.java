/** Whether a run was made as it has to be: its raw record against the rules of the protocol. */
@NullMarked
package dev.conflayers.audit;

import org.jspecify.annotations.NullMarked;
