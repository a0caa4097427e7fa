package dev.conflayers.lab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.conflayers.suite.StrictYaml;
import dev.conflayers.suite.SuiteProblem;
import dev.conflayers.testing.ToyTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeTest {
  private static final String TEXT = ToyTask.text(Path.of("data"), 1, 50);

  @Test
  void bindsEveryKey() {
    Recipe recipe = StrictYaml.parse("toy.yaml", TEXT, Recipe.class);
    assertThat(recipe.schedule()).isEqualTo(new Recipe.Schedule(50, 400, 250, 5));
    assertThat(recipe.model().keyValueHeads()).isEqualTo(1);
    assertThat(recipe.layerDropout().choice()).isEqualTo(Recipe.Choice.SUBLAYER);
    assertThat(recipe.data().train()).containsExactly("data/train.jsonl");
  }

  @Test
  void theRecipesOfTheProjectAreComplete() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("suites/recipes"))) {
      List<Path> recipes = files.toList();
      assertThat(recipes).isNotEmpty();
      for (Path file : recipes) {
        Recipe recipe = StrictYaml.parse(file.toString(), Files.readString(file), Recipe.class);
        assertThat(file.getFileName()).hasToString(recipe.name() + ".yaml");
        assertThat(recipe.model().contextLength()).isGreaterThan(recipe.data().longest());
        assertThat(recipe.schedule().tokensPerPass()).isGreaterThan(recipe.data().longest());
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hidden: 32|hiden: 32|toy.yaml:9: model.hiden is not a known key; did you mean 'hidden'?",
        "seed: 1||toy.yaml:1: misses the key 'seed'",
        "beta1: 0.9|beta1: 1|toy.yaml:23: optimizer.beta1 must be within [0.0, 0.999999999], got"
            + " 1.0",
        "key-value-heads: 1|key-value-heads: 3|toy.yaml:12: model.key-value-heads must divide 2"
            + " heads, got 3",
        "head-dim: 16|head-dim: 15|toy.yaml:13: model.head-dim must be even",
        "full-at: 0.8|full-at: 0.1|toy.yaml:37: layer-dropout.full-at must be within [0.2, 1.0],"
            + " got 0.1",
        "storage: f32|storage: f8|toy.yaml:39: storage must be one of f32, f16, bf16, got 'f8'",
      })
  void whatIsWrongIsSaidWithItsPlace(String right, String wrong, String message) {
    String text = TEXT.replace(right, wrong == null ? "" : wrong);
    assertThat(text).isNotEqualTo(TEXT);
    assertThatThrownBy(() -> StrictYaml.parse("toy.yaml", text, Recipe.class))
        .isInstanceOf(SuiteProblem.class)
        .hasMessageStartingWith(message);
  }
}
