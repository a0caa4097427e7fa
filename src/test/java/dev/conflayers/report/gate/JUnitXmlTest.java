package dev.conflayers.report.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.judge.gate.GateState;
import dev.conflayers.judge.gate.GateVerdict;
import dev.conflayers.testing.Verdicts;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class JUnitXmlTest {
  private static final Set<GateState> UNDECIDED =
      Set.of(GateState.INCONCLUSIVE, GateState.NO_BASELINE);

  static Stream<GateVerdict> verdicts() {
    return Stream.concat(
        Stream.of(
            Verdicts.passing(),
            Verdicts.everyState(),
            Verdicts.fortyFailures(),
            Verdicts.undecided()),
        Arrays.stream(GateState.values()).map(Verdicts::of));
  }

  @ParameterizedTest
  @MethodSource("verdicts")
  void isWhatEveryReaderTakes(GateVerdict verdict) throws Exception {
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(Path.of("src/test/resources/formats/junit-strict.xsd").toFile())
        .newValidator()
        .validate(new StreamSource(new StringReader(text(verdict, Set.of()))));
  }

  @ParameterizedTest
  @MethodSource("verdicts")
  void countsWhatItHolds(GateVerdict verdict) throws Exception {
    Element suite = parse(text(verdict, UNDECIDED)).getDocumentElement();
    for (String[] pair :
        List.of(
            new String[] {"tests", "testcase"},
            new String[] {"failures", "failure"},
            new String[] {"errors", "error"},
            new String[] {"skipped", "skipped"})) {
      assertThat(suite.getAttribute(pair[0]))
          .as(pair[0])
          .isEqualTo(String.valueOf(suite.getElementsByTagName(pair[1]).getLength()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PASS, ''",
    "FAIL, failure",
    "ERROR, error",
    "INVALID, error",
    "PROVENANCE, error",
    "INCONCLUSIVE, skipped",
    "NO_BASELINE, skipped",
    "MUTED, skipped",
    "SKIPPED, skipped"
  })
  void mapsStatesToWhatBuildServersShow(GateState state, String child) throws Exception {
    Element testCase = testCases(text(Verdicts.of(state), Set.of())).get(0);
    List<String> children = children(testCase);
    assertThat(children).isEqualTo(child.isEmpty() ? List.of() : List.of(child));
  }

  @ParameterizedTest
  @EnumSource(
      value = GateState.class,
      names = {"INCONCLUSIVE", "NO_BASELINE"})
  void takesNoDecisionForAFailureWhereItIsToldTo(GateState state) throws Exception {
    Element testCase = testCases(text(Verdicts.of(state), UNDECIDED)).get(0);
    assertThat(children(testCase)).containsExactly("failure");
  }

  /** A gate that broke before it had rules would else be a suite of no tests, which is green. */
  @Test
  void aVerdictWithoutRulesIsATestThatFails() throws Exception {
    List<Element> cases = testCases(text(Verdicts.undecided(), Set.of()));
    assertThat(cases).hasSize(1);
    assertThat(children(cases.get(0))).containsExactly("error");
  }

  /** Build servers merge test cases of one name, and a failure could hide behind a pass. */
  @Test
  void noTwoRulesShareAName() throws Exception {
    List<Element> cases = testCases(text(Verdicts.twice(Verdicts.passing()), Set.of()));
    assertThat(cases).hasSize(4);
    assertThat(cases.stream().map(testCase -> testCase.getAttribute("name")))
        .doesNotHaveDuplicates();
  }

  @Test
  void leavesOutWhatXmlDoesNotHave() throws Exception {
    assertThat(XmlLines.legal("a\u0000\u001b[1m\ufffe\ud800b\tc\r\nd\ud83d\ude00\u202ee"))
        .isEqualTo("a[1mb\tc\r\nd\ud83d\ude00U+202Ee");
  }

  private static String text(GateVerdict verdict, Set<GateState> failing) {
    return JUnitXml.of(
        verdict, failing, Instant.parse("2026-01-02T03:04:05Z"), Duration.ofSeconds(3));
  }

  private static Document parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  private static List<Element> testCases(String xml) throws Exception {
    NodeList nodes = parse(xml).getElementsByTagName("testcase");
    return IntStream.range(0, nodes.getLength()).mapToObj(at -> (Element) nodes.item(at)).toList();
  }

  private static List<String> children(Element element) {
    NodeList nodes = element.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
        .map(Node::getNodeName)
        .toList();
  }
}
