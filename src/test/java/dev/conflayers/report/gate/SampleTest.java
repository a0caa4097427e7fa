package dev.conflayers.report.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Samples are copied as they are, so that they have to be right as they are. */
class SampleTest {
  @ParameterizedTest
  @EnumSource(value = Sample.class, mode = EnumSource.Mode.MATCH_ANY, names = "GITHUB.*")
  void isAWorkflowWithOneJobThatEnds(Sample sample) throws Exception {
    JsonNode workflow = yaml(sample);
    assertThat(workflow.has("on")).isTrue();
    assertThat(workflow.get("jobs")).hasSize(1);
    for (JsonNode step : workflow.get("jobs").elements().next().get("steps")) {
      assertThat(step.has("uses") ^ step.has("run")).as(step.toString()).isTrue();
    }
  }

  /** What a pull request brings must never meet a token that can write. */
  @Test
  void nothingOfAPullRequestRunsBesideATokenThatWrites() throws Exception {
    assertThat(yaml(Sample.GITHUB).get("permissions")).hasToString("{\"contents\":\"read\"}");
    assertThat(Sample.GITHUB.text()).doesNotContain("secrets.", "pull_request_target");
    assertThat(Sample.GITHUB_COMMENT.text()).doesNotContain("checkout", "./", "sh gate/");
  }

  /** A step's text is a program: what others name their branches must come to it as data. */
  @ParameterizedTest
  @EnumSource(value = Sample.class, mode = EnumSource.Mode.MATCH_ANY, names = "GITHUB.*")
  void noScriptIsPutTogetherFromWhatOthersNamed(Sample sample) throws Exception {
    assertThat(yaml(sample).findValuesAsText("run")).noneMatch(script -> script.contains("${{"));
  }

  /** The workflow that comments waits for the one that judges, by its name. */
  @Test
  void theCommentFollowsTheGate() throws Exception {
    assertThat(yaml(Sample.GITHUB_COMMENT).at("/on/workflow_run/workflows/0"))
        .isEqualTo(yaml(Sample.GITHUB).get("name"));
  }

  @Test
  void gitLabFindsTheReportThatTheGateWrites() throws Exception {
    JsonNode gate = yaml(Sample.GITLAB).get("gate");
    assertThat(gate.at("/artifacts/reports/junit").asText())
        .isEqualTo(gate.at("/artifacts/paths/0").asText() + "/" + JUnitXml.NAME);
  }

  private static JsonNode yaml(Sample sample) throws Exception {
    return new YAMLMapper().readTree(sample.text());
  }
}
