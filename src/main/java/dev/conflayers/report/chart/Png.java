package dev.conflayers.report.chart;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes opaque images as PNG files: eight bits per colour, no filter, which suits flat charts. The
 * JDK's own writer takes several times as long as drawing the chart does.
 */
final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int COLOURS = 3;
  private static final byte[] FORMAT = {8, 2, 0, 0, 0};

  private Png() {}

  /**
   * Returns the file of an image.
   *
   * @param image of {@link BufferedImage#TYPE_INT_RGB}
   */
  static byte[] of(BufferedImage image) {
    ByteBuffer header = ByteBuffer.allocate(2 * Integer.BYTES + FORMAT.length);
    header.putInt(image.getWidth()).putInt(image.getHeight()).put(FORMAT);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(SIGNATURE);
    chunk(file, "IHDR", header.array());
    chunk(file, "IDAT", deflated(rows(image)));
    chunk(file, "IEND", new byte[0]);
    return file.toByteArray();
  }

  /** Returns each row behind the number of its filter, which is 0, "none". */
  private static byte[] rows(BufferedImage image) {
    int width = image.getWidth();
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    byte[] bytes = new byte[image.getHeight() * (1 + COLOURS * width)];
    for (int y = 0; y < image.getHeight(); y++) {
      int at = y * (1 + COLOURS * width) + 1;
      for (int x = 0; x < width; x++, at += COLOURS) {
        int rgb = pixels[y * width + x];
        bytes[at] = (byte) (rgb >> 16);
        bytes[at + 1] = (byte) (rgb >> 8);
        bytes[at + 2] = (byte) rgb;
      }
    }
    return bytes;
  }

  private static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater();
    deflater.setInput(bytes);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream file, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(data);
    file.writeBytes(number(data.length));
    file.writeBytes(name);
    file.writeBytes(data);
    file.writeBytes(number((int) sum.getValue()));
  }

  private static byte[] number(int number) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
  }
}
