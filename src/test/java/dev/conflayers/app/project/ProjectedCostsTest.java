package dev.conflayers.app.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.conflayers.model.ModelDimensions;
import dev.conflayers.model.NumberFormat;
import org.junit.jupiter.api.Test;

class ProjectedCostsTest {
  @Test
  void refusesWhatDoesNotFitIntoMemory() {
    ModelDimensions four = new ModelDimensions(4, 8192, 28672, 64, 8, 128, 32000, false);
    ProjectedCosts.refuseWhatDoesNotFit(four, NumberFormat.FP64, "64.0");
    ProjectedCosts.refuseWhatDoesNotFit(four, NumberFormat.FP64, "");
    assertThatThrownBy(() -> ProjectedCosts.refuseWhatDoesNotFit(four, NumberFormat.FP64, "23.5"))
        .hasMessageStartingWith(
            "4 layers of it take 29.4 GiB in fp64, and this machine has 23.5: describe a device");
  }

  @Test
  void aModelTooLargeToTimeIsTimedWithFewerLayers() {
    ModelDimensions large = new ModelDimensions(40, 5120, 13824, 40, 40, 128, 32000, false);
    assertThat(ProjectedCosts.layers(large, 4)).isEqualTo(4);
    ModelDimensions small = new ModelDimensions(30, 576, 1536, 9, 3, 64, 49152, true);
    assertThat(ProjectedCosts.layers(small, 4)).isEqualTo(30);
  }
}
