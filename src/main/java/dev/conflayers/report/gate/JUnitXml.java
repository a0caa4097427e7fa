package dev.conflayers.report.gate;

import dev.conflayers.judge.gate.GateState;
import dev.conflayers.judge.gate.GateVerdict;
import dev.conflayers.judge.gate.RuleVerdict;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * {@code junit.xml}: a test suite with one test case per rule, for build servers.
 *
 * <p>Restricted to what Ant's schema and the stricter readers all accept: a test case has at most
 * one child, its result, so numbers are in the properties and details in the output of the suite;
 * there is no {@code status} attribute.
 */
public final class JUnitXml {
  /** File name in the gate's directory. */
  public static final String NAME = "junit.xml";

  private static final String PACKAGE = "conflayers.gate";
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final GateVerdict verdict;
  private final Set<GateState> failing;

  private JUnitXml(GateVerdict verdict, Set<GateState> failing) {
    this.verdict = verdict;
    this.failing = failing;
  }

  /**
   * Returns the document.
   *
   * @param failing those of INCONCLUSIVE and NO_BASELINE that are failures instead of skipped tests
   * @param began when the gate began
   * @param took its duration, including any measuring; a test case's time is 0 because the rules
   *     are judged together
   */
  public static String of(
      GateVerdict verdict, Set<GateState> failing, Instant began, Duration took) {
    return new JUnitXml(verdict, failing).text(began, took);
  }

  /** A test case: a rule, or the verdict itself if no rule has its state. */
  private record Case(String task, String name, GateState state, String message, String details) {}

  private String text(Instant began, Duration took) {
    List<Case> cases = cases();
    StringWriter text = new StringWriter();
    try {
      XmlLines xml = new XmlLines(XMLOutputFactory.newFactory().createXMLStreamWriter(text));
      xml.open("testsuite");
      xml.attribute("name", PACKAGE);
      xml.attribute("tests", cases.size());
      xml.attribute("failures", count(cases, "failure"));
      xml.attribute("errors", count(cases, "error"));
      xml.attribute("skipped", count(cases, "skipped"));
      xml.attribute("time", seconds(took));
      xml.attribute("timestamp", TIMESTAMP.format(began));
      // The machine's name is private; its class is among the properties.
      xml.attribute("hostname", "localhost");
      properties(xml);
      for (Case testCase : cases) {
        testCase(xml, testCase);
      }
      xml.element(
          "system-out", cases.stream().map(Case::details).collect(Collectors.joining("\n\n")));
      xml.element("system-err", String.join("\n", verdict.warnings()));
      xml.end();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a verdict cannot be written as XML", e);
    }
    return text.toString();
  }

  private List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    if (Severity.isUnexplained(verdict)) {
      String headline = RuleText.headline(verdict);
      cases.add(
          new Case(
              "gate", "verdict", verdict.overall(), headline, verdict.overall() + ": " + headline));
    }
    Map<List<String>, Long> sharing =
        verdict.rules().stream()
            .collect(Collectors.groupingBy(JUnitXml::plainName, Collectors.counting()));
    Map<List<String>, Integer> taken = new HashMap<>();
    for (RuleVerdict rule : verdict.rules()) {
      boolean shared = sharing.getOrDefault(plainName(rule), 0L) > 1;
      String name = RuleText.name(rule) + (shared ? " " + rule.strategy() : "");
      int nth = taken.merge(List.of(rule.task(), name), 1, Integer::sum);
      cases.add(
          new Case(
              rule.task(),
              nth == 1 ? name : name + " (" + nth + ")",
              rule.state(),
              rule.message(),
              RuleText.details(rule)));
    }
    return cases;
  }

  /** Returns a name that distinguishes most rules; readers merge test cases of the same name. */
  private static List<String> plainName(RuleVerdict rule) {
    return List.of(rule.task(), RuleText.name(rule));
  }

  private void properties(XmlLines xml) throws XMLStreamException {
    xml.open("properties");
    property(xml, "overall", verdict.overall());
    property(xml, "exitCode", verdict.exitCode());
    property(xml, "attempt", verdict.attempt());
    property(xml, "suite", verdict.suite());
    property(xml, "testbed", verdict.testbed());
    property(xml, "family", verdict.family());
    property(xml, "headCommit", verdict.headCommit());
    property(xml, "baseCommit", verdict.baseCommit());
    property(xml, "runIds", String.join(" ", verdict.runIds()));
    property(xml, "signature", verdict.signature());
    for (RuleVerdict rule : verdict.rules()) {
      String subject = RuleText.subject(rule);
      property(xml, subject + ": state", rule.state());
      number(xml, subject + ": base", rule.base());
      number(xml, subject + ": head", rule.head());
      number(xml, subject + ": change", rule.change());
      number(xml, subject + ": low", rule.low());
      number(xml, subject + ": high", rule.high());
      number(xml, subject + ": level", rule.low() == null ? null : Double.valueOf(rule.level()));
      number(xml, subject + ": delta", rule.delta());
      number(xml, subject + ": pHolm", rule.pHolm());
      property(xml, subject + ": nPairs", rule.nPairs());
    }
    xml.close();
  }

  private static void number(XmlLines xml, String name, @Nullable Double value)
      throws XMLStreamException {
    if (value != null) {
      property(xml, name, value);
    }
  }

  private static void property(XmlLines xml, String name, Object value) throws XMLStreamException {
    xml.empty("property", "name", name, "value", value.toString());
  }

  private void testCase(XmlLines xml, Case testCase) throws XMLStreamException {
    xml.open("testcase");
    xml.attribute("classname", PACKAGE + "." + testCase.task().replace('.', '_'));
    xml.attribute("name", testCase.name());
    xml.attribute("time", seconds(Duration.ZERO));
    String child = child(testCase);
    if (!child.isEmpty()) {
      xml.open(child);
      xml.attribute("message", testCase.state() + ": " + testCase.message());
      if (!child.equals("skipped")) {
        xml.attribute(
            "type", testCase.state() == GateState.FAIL ? "REGRESSION" : testCase.state().name());
        xml.text(testCase.details());
      }
      xml.close();
    }
    xml.close();
  }

  /** Returns the element with the result of a test case; empty if it passed. */
  private String child(Case testCase) {
    return switch (testCase.state()) {
      case PASS -> "";
      case FAIL -> "failure";
      case ERROR, INVALID, PROVENANCE -> "error";
      case INCONCLUSIVE, NO_BASELINE -> failing.contains(testCase.state()) ? "failure" : "skipped";
      case MUTED, SKIPPED -> "skipped";
    };
  }

  private long count(List<Case> cases, String child) {
    return cases.stream().filter(testCase -> child(testCase).equals(child)).count();
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1e3);
  }
}
