package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.conflayers.evidence.RunView;
import dev.conflayers.judge.analysis.Analyst;
import dev.conflayers.report.HtmlReport;
import dev.conflayers.task.Tasks;
import dev.conflayers.testing.Browser;
import dev.conflayers.testing.HostileRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of a claim run, as a browser and its reader see it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportInBrowserIT {
  private static final String OPEN_ALL =
      "document.querySelectorAll('details').forEach(d => d.open = true)";

  private @Nullable Browser opened;
  private Path report = Path.of("");
  private Path index = Path.of("");
  private Path hostile = Path.of("");

  @BeforeAll
  void openABrowser(@TempDir Path folder) throws IOException, InterruptedException {
    Optional<Path> program = Browser.find();
    assumeTrue(
        program.isPresent(),
        "SKIPPED: no Chromium is on the PATH, so no report was opened in a browser");
    Path reports = folder.resolve("reports");
    Session.Result run =
        Session.scripted()
            .run(
                "run",
                "suites/claim-1.4x.yaml",
                "--results",
                folder.resolve("results"),
                "--reports",
                reports,
                "--set",
                "defaults.tasks.prompts=6",
                "--set",
                "run.forks=2");
    assertThat(run.status()).as(run.err()).isZero();
    try (Stream<Path> files = Files.walk(reports)) {
      report = files.filter(file -> file.endsWith("report.html")).findFirst().orElseThrow();
    }
    Session.scripted().run("report", "--index", folder.resolve("results"), "--reports", reports);
    index = reports.resolve("index.html");
    hostile =
        Files.writeString(
            folder.resolve("hostile.html"),
            new HtmlReport().render(Analyst.analyse(RunView.of(HostileRun.of()), Tasks::byName)));
    Path profile = Files.createDirectory(folder.resolve("profile"));
    opened = Browser.start(program.orElseThrow(), profile);
  }

  @AfterAll
  void closeIt() {
    if (opened != null) {
      opened.close();
    }
  }

  private Browser browser() {
    return Objects.requireNonNull(opened);
  }

  private void open(Path page, int width) throws InterruptedException {
    browser().size(width, 900);
    browser().visit(page);
  }

  @Test
  void complainsOfNothingAndAsksForNothing() throws InterruptedException {
    for (Path page : List.of(report, index, hostile)) {
      open(page, 1280);
      browser().evaluate(OPEN_ALL);
      assertThat(browser().complaints()).as(page.toString()).isEmpty();
      assertThat(browser().requests()).containsExactly(page.toUri().toString());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 1280})
  void isNeverWiderThanTheWindow(int width) throws InterruptedException {
    for (Path page : List.of(report, index, hostile)) {
      open(page, width);
      browser().evaluate(OPEN_ALL);
      assertThat(browser().evaluate("document.documentElement.scrollWidth").asInt())
          .as(page + " at " + width)
          .isLessThanOrEqualTo(width);
    }
  }

  @Test
  void whatAModelSaysDoesNotRun() throws InterruptedException {
    open(hostile, 1280);
    browser().evaluate(OPEN_ALL);
    browser()
        .evaluate(
            "document.querySelectorAll('*').forEach(e => e.dispatchEvent(new Event('mouseover',"
                + " {bubbles: true})))");
    assertThat(browser().evaluate("typeof window.pwned").asText()).isEqualTo("undefined");
    assertThat(
            browser().evaluate("document.querySelectorAll('img, iframe, object').length").asInt())
        .isZero();
    assertThat(browser().evaluate("document.querySelector('.viewer').textContent").asText())
        .contains("<script>window.pwned=1</script>");
  }

  @Test
  void aTableIsSortedByAHeadingAndBackAgain() throws InterruptedException {
    open(report, 1280);
    String click =
        """
        (() => {
          const t = [...document.querySelectorAll('table')]
            .find(t => t.textContent.includes('S_specbench'));
          const h = [...t.tHead.rows[0].cells].find(c => c.textContent.startsWith('ms per token'));
          h.querySelector('button').click();
          const values = [...t.tBodies[0].rows].map(r => parseFloat(r.cells[h.cellIndex].textContent));
          return {sort: h.getAttribute('aria-sort'), values};
        })()
        """;
    JsonNode up = browser().evaluate(click);
    assertThat(up.path("sort").asText()).isEqualTo("ascending");
    assertThat(values(up)).hasSizeGreaterThan(5).isSorted();
    JsonNode down = browser().evaluate(click);
    assertThat(down.path("sort").asText()).isEqualTo("descending");
    assertThat(values(down)).isSortedAccordingTo(Comparator.reverseOrder());
  }

  private static List<Double> values(JsonNode sorted) {
    return StreamSupport.stream(sorted.path("values").spliterator(), false)
        .map(JsonNode::asDouble)
        .toList();
  }

  @Test
  void aLongTableIsFilteredByWhatIsTyped() throws InterruptedException {
    open(report, 1280);
    JsonNode shown =
        browser()
            .evaluate(
                """
                (() => {
                  const f = document.querySelector('.filter');
                  const rows = [...f.nextElementSibling.querySelectorAll('tbody tr')];
                  const wanted = rows[1].cells[0].textContent;
                  f.value = wanted;
                  f.dispatchEvent(new Event('input'));
                  return {
                    all: rows.length,
                    wrong: rows.filter(r => r.hidden === r.textContent.includes(wanted)).length,
                    shown: rows.filter(r => !r.hidden).length
                  };
                })()
                """);
    assertThat(shown.path("wrong").asInt()).isZero();
    assertThat(shown.path("shown").asInt()).isPositive().isLessThan(shown.path("all").asInt());
  }

  @Test
  void theViewerFiltersPromptsByTask() throws InterruptedException {
    open(report, 1280);
    JsonNode shown =
        browser()
            .evaluate(
                "(() => {const s = document.querySelector('.viewer select[data-by=task]'); s.value"
                    + " = 'gsm8k'; s.dispatchEvent(new Event('change')); const all ="
                    + " [...document.querySelectorAll('.viewer details')]; return {all: all.length,"
                    + " tasks: [...new Set(all.filter(d => !d.hidden).map(d => d.dataset.task))],"
                    + " count: document.querySelector('.viewer .count').textContent}})()");
    assertThat(shown.path("tasks").toString()).isEqualTo("[\"gsm8k\"]");
    assertThat(shown.path("count").asText())
        .endsWith("of " + shown.path("all").asInt() + " prompts");
  }

  /** No mouse: Enter opens a prompt, Tab goes on to a step, whose trace is then shown. */
  @Test
  void theViewerIsReadByKeyboard() throws InterruptedException {
    open(report, 1280);
    String first = "document.querySelector('.viewer details')";
    browser().evaluate(first + ".querySelector('summary').focus()");
    assertThat(browser().evaluate(first + ".open").asBoolean()).isFalse();
    browser().press("Enter");
    assertThat(browser().evaluate(first + ".open").asBoolean()).isTrue();
    assertThat(browser().evaluate(first + ".querySelector('.trace').textContent").asText())
        .isEmpty();
    browser().press("Tab");
    assertThat(browser().evaluate("document.activeElement.className").asText()).isEqualTo("s");
    assertThat(browser().evaluate(first + ".querySelector('.trace').textContent").asText())
        .isNotEmpty();
  }

  /** Text that leaves its drawing is cut off; two that lie on each other cannot be read. */
  @Test
  void noTextOfAChartIsClippedOrCovered() throws InterruptedException {
    open(report, 1280);
    JsonNode bad =
        browser()
            .evaluate(
                """
                (() => {
                  const bad = [];
                  const svgs = [...document.querySelectorAll('figure svg')];
                  for (const svg of svgs) {
                    const frame = svg.getBoundingClientRect();
                    const texts = [...svg.querySelectorAll('text')].filter(t => t.textContent.trim());
                    const boxes = texts.map(t => t.getBoundingClientRect());
                    texts.forEach((t, i) => {
                      const b = boxes[i];
                      const out = b.left < frame.left - 1 || b.right > frame.right + 1
                        || b.top < frame.top - 1 || b.bottom > frame.bottom + 1;
                      if (out) bad.push(svg.closest('figure').id + ' clips: ' + t.textContent);
                      for (let j = 0; j < i; j++) {
                        const c = boxes[j];
                        const w = Math.min(b.right, c.right) - Math.max(b.left, c.left);
                        const h = Math.min(b.bottom, c.bottom) - Math.max(b.top, c.top);
                        if (w > 3 && h > 5) {
                          bad.push(svg.closest('figure').id + ' covers: ' + t.textContent + ' and '
                            + texts[j].textContent);
                        }
                      }
                    });
                  }
                  return {charts: svgs.length, bad};
                })()
                """);
    assertThat(bad.path("charts").asInt()).isGreaterThan(12);
    assertThat(bad.path("bad").toString()).isEqualTo("[]");
  }

  @Test
  void theOverviewLeadsToTheReport() throws InterruptedException {
    open(index, 1280);
    String link = browser().evaluate("document.querySelector('tbody a').href").asText();
    assertThat(link).isEqualTo(report.toUri().toString());
  }
}
