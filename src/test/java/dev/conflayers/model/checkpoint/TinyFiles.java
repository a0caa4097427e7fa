package dev.conflayers.model.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes small valid checkpoint files, byte by byte after the formats' descriptions. */
final class TinyFiles {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private TinyFiles() {}

  /** Returns a safetensors file of {@code header} and {@code data} zero bytes. */
  static byte[] safetensors(String header, int data) {
    TinyFiles file = new TinyFiles();
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    return file.u64(json.length).raw(json).raw(new byte[data]).out.toByteArray();
  }

  /** Returns a file with the tensors a (2 x 3, F32), b (4, BF16) and c (F16, scalar). */
  static byte[] safetensors() {
    return safetensors(
        "{\"__metadata__\":{\"format\":\"pt\"},"
            + "\"a\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]},"
            + "\"b\":{\"dtype\":\"BF16\",\"shape\":[4],\"data_offsets\":[24,32]},"
            + "\"c\":{\"dtype\":\"F16\",\"shape\":[],\"data_offsets\":[32,34]}}   ",
        34);
  }

  /** Returns a GGUF file with the tensors a (2 x 32, Q4_1) and b (3, F32). */
  static byte[] gguf() {
    TinyFiles file = new TinyFiles();
    file.raw("GGUF".getBytes(StandardCharsets.US_ASCII)).u32(3).u64(2).u64(5);
    file.text("general.architecture").u32(8).text("llama");
    file.text("llama.rope.freq_base").u32(6).u32(Float.floatToRawIntBits(10_000));
    file.text("llama.block_count").u32(4).u32(1);
    file.text("tokenizer.ggml.tokens").u32(9).u32(8).u64(2).text("<s>").text("\u00e9");
    file.text("tokenizer.ggml.scores").u32(9).u32(6).u64(2).u32(0).u32(0x3f800000);
    file.text("a").u32(2).u64(32).u64(2).u32(3).u64(0);
    file.text("b").u32(1).u64(3).u32(0).u64(64);
    file.raw(new byte[(32 - file.out.size() % 32) % 32]);
    return file.raw(new byte[64 + 12]).out.toByteArray();
  }

  /** Returns a GGUF file whose only tensor is {@code values}, in rows of {@code width}. */
  static byte[] ggufTensor(String name, int width, float... values) {
    TinyFiles file = new TinyFiles();
    file.raw("GGUF".getBytes(StandardCharsets.US_ASCII)).u32(3).u64(1).u64(0);
    file.text(name).u32(2).u64(width).u64(values.length / width).u32(0).u64(0);
    file.raw(new byte[(32 - file.out.size() % 32) % 32]);
    for (float value : values) {
      file.u32(Float.floatToRawIntBits(value));
    }
    return file.out.toByteArray();
  }

  /** Returns a GGUF file without tensors whose metadata are {@code values}, in pairs. */
  static byte[] ggufWith(List<String> values) {
    TinyFiles file = new TinyFiles();
    file.raw("GGUF".getBytes(StandardCharsets.US_ASCII)).u32(3).u64(0).u64(values.size() / 2);
    for (int i = 0; i < values.size(); i += 2) {
      file.text(values.get(i)).u32(8).text(values.get(i + 1));
    }
    return file.out.toByteArray();
  }

  private TinyFiles u32(int value) {
    return raw(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
  }

  private TinyFiles u64(long value) {
    return raw(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
  }

  private TinyFiles text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return u64(bytes.length).raw(bytes);
  }

  private TinyFiles raw(byte[] bytes) {
    try {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }
}
