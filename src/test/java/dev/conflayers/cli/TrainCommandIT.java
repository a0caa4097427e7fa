package dev.conflayers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.conflayers.run.fork.ExitCode;
import dev.conflayers.testing.ToyTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code conflayers train} from the command line. */
class TrainCommandIT {
  @TempDir private Path folder;

  @Test
  void trainsStopsAndGoesOn() throws IOException {
    ToyTask.recipe(folder, 1, 6);
    Path recipe = folder.resolve("toy.yaml");
    Files.writeString(recipe, ToyTask.text(folder, 1, 6));
    Path out = folder.resolve("out");
    Session session = Session.scripted();

    Session.Result first = session.run("train", recipe, "--out", out, "--steps", 4, "--json");
    assertThat(first.status()).as(first.err()).isZero();
    JsonNode outcome = new ObjectMapper().readTree(first.out());
    assertThat(outcome.path("step").asInt()).isEqualTo(4);
    assertThat(outcome.path("interrupted").asBoolean(true)).isFalse();
    assertThat(outcome.path("scores").path(0).path("depths")).hasSize(2);
    assertThat(out.resolve("config.json")).exists();
    assertThat(out.resolve("evaluation.json")).exists();
    assertThat(out.resolve("recipe.yaml")).hasSameTextualContentAs(recipe);

    Session.Result again = session.run("train", recipe, "--out", out);
    assertThat(again.status()).isEqualTo(ExitCode.BAD_INPUT.status());
    assertThat(again.err()).contains("already contains a training; continue it with --resume");

    Session.Result resumed = session.run("train", recipe, "--out", out, "--resume");
    assertThat(resumed.status()).as(resumed.err()).isZero();
    assertThat(resumed.out()).startsWith("Done after step 6, ").contains("the model is in " + out);
    assertThat(resumed.err())
        .contains("step 6/6  loss ")
        .contains("held out at step 6, full depth");
  }

  @Test
  void anInterruptedTrainingKeepsItsCheckpoint() throws IOException {
    ToyTask.recipe(folder, 1, 6);
    Path recipe = folder.resolve("toy.yaml");
    Files.writeString(recipe, ToyTask.text(folder, 1, 6));
    Session session = Session.scripted();
    session.interruption().ask();
    Session.Result result = session.run("train", recipe, "--out", folder.resolve("out"));
    assertThat(result.status()).isEqualTo(ExitCode.INTERRUPTED.status());
    assertThat(result.out()).startsWith("Stopped after step 1, ").endsWith("--resume goes on\n");
    assertThat(folder.resolve("out/training/state.safetensors")).exists();
  }

  @Test
  void aWrongRecipeEndsWithItsLine() throws IOException {
    Path recipe = folder.resolve("wrong.yaml");
    Files.writeString(recipe, ToyTask.text(folder, 1, 6).replace("hidden: 32", "hiden: 32"));
    Session.Result result = Session.scripted().run("train", recipe);
    assertThat(result.status()).isEqualTo(ExitCode.BAD_INPUT.status());
    assertThat(result.err()).contains("wrong.yaml:9: model.hiden is not a known key");
  }
}
