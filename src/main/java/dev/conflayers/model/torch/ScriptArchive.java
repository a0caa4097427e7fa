package dev.conflayers.model.torch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writer of a TorchScript program as the archive that {@code torch.jit.load} reads: an uncompressed
 * zip of source text and two pickles. The module it holds has no weights and no state; both arrive
 * as arguments.
 *
 * <p>Layout per PyTorch's {@code caffe2/serialize/inline_container.cc} and {@code
 * torch/csrc/jit/serialization/import.cpp}; the same file loads in Python.
 */
public final class ScriptArchive {
  private static final String ROOT = "decoder/";
  private static final String FORMAT_VERSION = "10\n";

  /** Pickle, protocol 2: an instance of {@code __torch__.%s} whose only field is training. */
  private static final String DATA_PICKLE =
      "\u0080\u0002c__torch__\n%s\n)\u0081}(X\u0008\u0000\u0000\u0000training\u0089ub.";

  /** Pickle, protocol 2: the empty tuple. */
  private static final String CONSTANTS_PICKLE = "\u0080\u0002).";

  private ScriptArchive() {}

  /** Returns the archive of a program that defines {@code class NAME(Module)}. */
  public static byte[] of(String name, String source) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setMethod(ZipOutputStream.STORED);
      store(zip, "version", FORMAT_VERSION.getBytes(StandardCharsets.US_ASCII));
      store(zip, "data.pkl", DATA_PICKLE.replace("%s", name).getBytes(StandardCharsets.ISO_8859_1));
      store(zip, "constants.pkl", CONSTANTS_PICKLE.getBytes(StandardCharsets.ISO_8859_1));
      store(zip, "code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Adds an entry with its size and checksum up front, since the reader does not support data
   * descriptors.
   */
  private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(ROOT + name);
    entry.setSize(content.length);
    entry.setCompressedSize(content.length);
    entry.setCrc(crc.getValue());
    entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
