package dev.conflayers.model.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KernelTableTest {
  @Test
  void servesTheNearestRowsWithTheirFastestKernel() {
    KernelTable table =
        new KernelTable(
            false,
            0,
            List.of(
                timing(LinearKernel.PLAIN, 1, 30),
                timing(LinearKernel.VECTOR, 1, 20),
                timing(LinearKernel.PLAIN, 8, 50),
                timing(LinearKernel.TRANSPOSED, 8, 40),
                timing(LinearKernel.ROWS, 8, 90)));
    assertThat(table.forRows(1)).isEqualTo(LinearKernel.VECTOR);
    assertThat(table.forRows(6)).isEqualTo(LinearKernel.TRANSPOSED);
    assertThat(table.forRows(500)).isEqualTo(LinearKernel.TRANSPOSED);
    assertThat(table.summary()).isEqualTo("1:vector 8:transposed");
  }

  @Test
  void neverServesAKernelThatTheLayoutDoesNotFit() {
    KernelTable table =
        new KernelTable(
            true, 0, List.of(timing(LinearKernel.PLAIN, 1, 1), timing(LinearKernel.PACKED, 1, 2)));
    assertThat(table.forRows(1)).isEqualTo(LinearKernel.PACKED);
    assertThat(table.forRows(64)).isEqualTo(LinearKernel.PACKED);
  }

  @Test
  void neverServesSeveralRowsWithAKernelForOne() {
    KernelTable table =
        new KernelTable(
            false, 0, List.of(timing(LinearKernel.VECTOR, 1, 1), timing(LinearKernel.PLAIN, 1, 2)));
    assertThat(table.forRows(2)).isEqualTo(LinearKernel.PLAIN);
  }

  private static KernelTable.Timing timing(LinearKernel kernel, int rows, long nanos) {
    return new KernelTable.Timing(kernel, rows, nanos, 100);
  }
}
