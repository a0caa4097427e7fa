package dev.conflayers.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Holds every test of a class to the verdict of {@code conflayers gate}, and gives it to tests that
 * have a parameter of type {@link dev.conflayers.judge.gate.GateVerdict}. A verdict that is
 * missing, unreadable or ERROR fails every test, whatever is said here: nothing was decided.
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
  /** The file, or the directory that holds it; seen from where the tests run. */
  String verdict();

  /** What to do where the verdict is FAIL, INVALID or PROVENANCE. */
  Then failed() default Then.FAIL;

  /** What to do where the verdict is INCONCLUSIVE or NO_BASELINE. */
  Then undecided() default Then.ABORT;
}
