/**
 * The command line: parses arguments, calls a service of {@code app} and shows its outcome.
 *
 * <p>May use {@code base}, {@code app}, {@code app.bench}, {@code app.doctor}, {@code
 * app.exchange}, {@code app.gate}, {@code app.project}, {@code app.prompt}, {@code app.selftest},
 * {@code app.train}, {@code app.tune}, {@code dataset}, {@code decode}, {@code evidence}, {@code
 * evidence.integrity}, {@code evidence.text}, {@code judge.analysis}, {@code judge.claim}, {@code
 * judge.compare}, {@code judge.figure}, {@code judge.gate}, {@code judge.pilot}, {@code
 * judge.tune}, {@code lab.calibration}, {@code lab.corpus}, {@code lab.projection}, {@code
 * lab.train}, {@code model}, {@code model.checkpoint}, {@code model.torch}, {@code record}, {@code
 * report}, {@code report.gate}, {@code report.page}, {@code report.published}, {@code run}, {@code
 * run.fork}, {@code run.machine}, {@code stats}, {@code suite}, {@code suite.declared}, {@code
 * suite.plan}.
 */
@NullMarked
package dev.conflayers.cli;

import org.jspecify.annotations.NullMarked;
