/**
 * What the program can be asked to do, from a command line or from Java. Returns outcomes and
 * throws problems; prints nothing and knows no exit codes.
 *
 * <p>May use {@code base}, {@code dataset}, {@code decode}, {@code decode.method}, {@code
 * evidence}, {@code evidence.integrity}, {@code evidence.text}, {@code judge.analysis}, {@code
 * judge.compare}, {@code judge.gate}, {@code judge.pilot}, {@code judge.tune}, {@code metric},
 * {@code model}, {@code model.torch}, {@code record}, {@code report}, {@code report.section},
 * {@code run}, {@code run.fork}, {@code run.machine}, {@code suite}, {@code suite.declared}, {@code
 * suite.plan}, {@code task}.
 */
@NullMarked
package dev.conflayers.app;

import org.jspecify.annotations.NullMarked;
