package dev.conflayers.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureFileTest {
  private static Picture picture(String id) {
    Panel panel =
        Panel.of("a panel", Axis.ratio("speedup"), Axis.names(List.of("first <b>", "second")))
            .upright(1.4, "claim 1.4")
            .with(new Series.Dots("d", Ink.of(0), List.of(Dot.at(1.1, 0).x(0.9, 1.3))))
            .with(new Series.Dots("cloud", Ink.of(1).sized(3), List.of(Dot.at(1.2, 1))))
            .with(new Series.Curve("c", Ink.of(2), true, List.of(Dot.at(1, 0), Dot.at(2, 1))))
            .with(new Series.Band("b", Ink.of(3), List.of(Dot.at(1, 0).y(0.0, 1.0))))
            .with(new Series.Notes("n", Ink.grey(), List.of(Dot.at(1.3, 0).named("note"))));
    return Picture.of(id, "A <title> & more", List.of("what"), "in \"words\"", List.of(panel));
  }

  @Test
  void drawsTheSameBytesTwice() {
    assertThat(PictureFile.svg(PictureFile.element(picture("a"))))
        .isEqualTo(PictureFile.svg(PictureFile.element(picture("a"))));
    assertThat(PictureFile.png(picture("a"))).isEqualTo(PictureFile.png(picture("a")));
  }

  /** Read by the JDK, which is no writer of them here. */
  @Test
  void aPngHoldsThePixelsThatWereDrawn() throws IOException {
    BufferedImage drawn = PictureFile.image(picture("a"));
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(PictureFile.png(picture("a"))));
    assertThat(pixels(read)).isEqualTo(pixels(drawn));
    assertThat(IntStream.of(pixels(read)).distinct().count()).isGreaterThan(100);
  }

  private static int[] pixels(BufferedImage image) {
    int width = image.getWidth();
    return image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
  }

  @Test
  void namesEverythingAfterThePictureSoThatSeveralFitIntoOnePage() {
    assertThat(PictureFile.element(picture("mine")))
        .doesNotContainPattern("id=\"(?!mine-)")
        .doesNotContainPattern("url\\(#(?!mine-)");
  }

  @Test
  void saysInWordsWhatItShowsAndReadsDataAsText() {
    assertThat(PictureFile.element(picture("a")))
        .startsWith("<svg role=\"img\" viewBox=\"0 0 860 ")
        .contains("<title>A &lt;title&gt; &amp; more</title>")
        .contains("<desc>in \"words\"</desc>")
        .contains("first &lt;b&gt;")
        .doesNotContain("<b>");
  }

  @Test
  void drawsWhatIsNotANumberAsNothing() {
    Panel panel =
        Panel.of("", Axis.log("x"), Axis.linear("y"))
            .with(new Series.Curve("c", Ink.of(0), false, List.of(Dot.at(1, Double.NaN))))
            .with(new Series.Dots("d", Ink.of(0), List.of(Dot.at(0, 1), Dot.at(10, 2))))
            .with(new Series.Bars("e", Ink.of(0), List.of()));
    Picture odd = Picture.of("odd", "odd", List.of(), "", List.of(panel));
    assertThat(PictureFile.svg(PictureFile.element(odd)))
        .doesNotContain("NaN")
        .doesNotContain("Infinity");
  }
}
