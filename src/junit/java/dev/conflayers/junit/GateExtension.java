package dev.conflayers.junit;

import dev.conflayers.judge.gate.GateVerdict;
import dev.conflayers.report.gate.RuleText;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Implements {@link ConfLayersGate}. */
final class GateExtension implements BeforeEachCallback, ParameterResolver {
  @Override
  public void beforeEach(ExtensionContext context) {
    ConfLayersGate gate = gate(context);
    GateVerdict verdict = VerdictOutcomes.read(Path.of(gate.verdict()));
    VerdictOutcomes.hold(
        verdict.overall(),
        gate.verdict() + ": " + verdict.overall() + ": " + RuleText.headline(verdict),
        gate.failed(),
        gate.undecided());
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == GateVerdict.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return VerdictOutcomes.read(Path.of(gate(context).verdict()));
  }

  /** Nested classes inherit the annotation of their outer class. */
  private static ConfLayersGate gate(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(
            context.getRequiredTestClass(), ConfLayersGate.class, context.getEnclosingTestClasses())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    context.getRequiredTestClass().getName()
                        + " must be annotated with @ConfLayersGate(verdict = ...)"));
  }
}
