package dev.conflayers.dataset;

import dev.conflayers.base.Sha256;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The text of a dataset file, decompressed if it is gzip.
 *
 * @param sha256 digest of the file on disk, compressed or not
 */
record DatasetText(String text, String sha256) {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  static DatasetText read(Path file) {
    byte[] stored = stored(file);
    byte[] bytes = isGzip(stored) ? unpacked(file, stored) : stored;
    if (bytes.length == 0) {
      throw DatasetProblem.at(file, "the file is empty; download it again");
    }
    if (startsWith(bytes, "PAR1")) {
      throw DatasetProblem.at(file, "is a Parquet file; " + OfficialDatasets.PARQUET_ADVICE);
    }
    String text = decoded(file, bytes);
    boolean marked = text.charAt(0) == BYTE_ORDER_MARK;
    return new DatasetText(marked ? text.substring(1) : text, Sha256.of(stored));
  }

  private static byte[] stored(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw DatasetProblem.at(file, "is a folder, not a dataset file; name a file in it");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new DatasetProblem(
          file + ": no such file; check the path, or see 'conflayers datasets list'", e);
    } catch (IOException e) {
      throw new DatasetProblem(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static boolean isGzip(byte[] bytes) {
    return bytes.length >= 2 && (bytes[0] & 0xFF) == 0x1F && (bytes[1] & 0xFF) == 0x8B;
  }

  private static boolean startsWith(byte[] bytes, String ascii) {
    byte[] start = ascii.getBytes(StandardCharsets.US_ASCII);
    return Arrays.mismatch(bytes, start) == start.length || Arrays.equals(bytes, start);
  }

  private static byte[] unpacked(Path file, byte[] stored) {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(stored))) {
      return gzip.readAllBytes();
    } catch (EOFException e) {
      throw new DatasetProblem(
          file + ": the gzip stream ends too early; download the file again", e);
    } catch (ZipException e) {
      throw new DatasetProblem(
          file + ": the gzip stream is corrupt (" + e.getMessage() + "); download the file again",
          e);
    } catch (IOException e) {
      throw new DatasetProblem(file + ": cannot be decompressed: " + e.getMessage(), e);
    }
  }

  private static String decoded(Path file, byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      int line = 1;
      for (int i = 0; i < in.position(); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      throw DatasetProblem.at(
          file,
          line,
          "byte " + in.position() + " is not UTF-8; save the file as UTF-8 or download it again");
    }
    return out.flip().toString();
  }
}
