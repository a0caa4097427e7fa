package dev.conflayers.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Makes every test of a class depend on the verdict of {@code conflayers gate}, and passes it to
 * tests that have a parameter of type {@link dev.conflayers.judge.gate.GateVerdict}. A verdict that
 * is missing, unreadable or ERROR fails every test, whatever these settings say, because nothing
 * was decided.
 *
 * <pre>{@code
 * @ConfLayersGate(verdict = "target/gate/verdict.json")
 * class SpeedTest {
 *   @Test
 *   void holds(GateVerdict verdict) {
 *     assertEquals("main-runner", verdict.testbed());
 *   }
 * }
 * }</pre>
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(GateExtension.class)
public @interface ConfLayersGate {
  /** The file, or the directory that holds it, relative to the tests' working directory. */
  String verdict();

  /** What to do if the verdict is FAIL, INVALID or PROVENANCE. */
  Then failed() default Then.FAIL;

  /** What to do if the verdict is INCONCLUSIVE or NO_BASELINE. */
  Then undecided() default Then.ABORT;
}
