package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.conflayers.record.ResultJson;
import dev.conflayers.suite.Suite;
import dev.conflayers.suite.SuiteReader;
import dev.conflayers.suite.declared.Schedule;
import dev.conflayers.suite.plan.RecordedPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a run keeps of its plan is enough to make the fingerprint again. The data sets of the paper
 * are not in the repository.
 */
class RecordedPlansTest {
  @ParameterizedTest
  @MethodSource("dev.conflayers.cli.SuitesEndToEndTest#suites")
  void everySuiteHasTheFingerprintOfItsRecord(Path file) throws IOException {
    Session.Result planned = Session.scripted().run("plan", file, "--json", "--ms-per-token", 5);
    assertThat(planned.status()).as(planned.err()).isZero();
    JsonNode document = ResultJson.mapper().readTree(planned.out());
    Schedule schedule = ResultJson.mapper().treeToValue(document.get("schedule"), Schedule.class);
    Suite suite = new SuiteReader().parse(file.toString(), Files.readString(file));
    assertThat(RecordedPlan.fingerprint(suite, schedule)).contains(schedule.fingerprint());
  }
}
