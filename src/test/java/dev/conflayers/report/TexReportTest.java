package dev.conflayers.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TexReportTest {
  @Test
  void dataCannotBecomeCommands() {
    assertThat(TexReport.escape("\\end{document} 50% of $x_1 & #2 ~ ^"))
        .isEqualTo(
            "\\textbackslash{}end\\{document\\} 50\\% of \\$x\\_1 \\& \\#2 \\textasciitilde{}"
                + " \\textasciicircum{}");
  }

  /** After the end of a row, a bracket would be its height and a star would forbid a page break. */
  @Test
  void nothingIsReadAsAnOptionOrJoined() {
    assertThat(TexReport.escape("[1, 2] *--")).isEqualTo("{[}1, 2{]} {*}{-}{-}");
  }

  @Test
  void whatTheFontsLackIsNamed() {
    assertThat(TexReport.escape("über × 你\u202e\u0007"))
        .isEqualTo("über \\(\\times\\) U+4F60U+202EU+0007");
  }
}
