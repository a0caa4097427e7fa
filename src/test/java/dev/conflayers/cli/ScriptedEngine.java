package dev.conflayers.cli;

import dev.conflayers.decode.NanoClock;
import dev.conflayers.model.Engine;
import dev.conflayers.model.EngineOptions;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.model.ModelDimensions;
import dev.conflayers.model.NumberFormat;
import dev.conflayers.model.StoredModel;
import dev.conflayers.model.token.ChatFormat;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.model.token.Tokenizer;
import dev.conflayers.testing.ScriptedModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Loads, whatever is asked for, a scripted model of 30 layers that reads and writes bytes. */
final class ScriptedEngine implements Engine {
  private static final int CONTEXT = 8192;

  private final double slip;
  private final int context;

  private final List<ScriptedModel> models = new ArrayList<>();
  private long ticks;

  ScriptedEngine(double slip) {
    this(slip, CONTEXT);
  }

  ScriptedEngine(double slip, int context) {
    this.slip = slip;
    this.context = context;
  }

  @Override
  public LoadedModel load(String nameOrPath, EngineOptions options, Consumer<String> progress) {
    ScriptedModel model = new ScriptedModel(ScriptedModel.shape(30, 257, context), 7, slip);
    models.add(model);
    return new LoadedModel(
        model, new ByteTokenizer(), Map.of("name", nameOrPath, "weights-sha256", "0f1e"));
  }

  @Override
  public StoredModel stored(String path) {
    return new StoredModel(true, NumberFormat.BF16);
  }

  @Override
  public ModelDimensions dimensions(String path) {
    return new ModelDimensions(30, 64, 256, 4, 4, 16, 257, true);
  }

  @Override
  public LoadedModel untrained(
      ModelDimensions dimensions, EngineOptions options, Consumer<String> progress) {
    ScriptedModel model =
        new ScriptedModel(ScriptedModel.shape(dimensions.layers(), 257, context), 7, slip);
    models.add(model);
    return new LoadedModel(model, new ByteTokenizer(), Map.of("threads", "1"));
  }

  /**
   * Returns a clock that advances by 1000 ns for each byte of weights a pass reads, and by one each
   * time it is read, so that nothing takes no time.
   */
  NanoClock clock() {
    return () -> ++ticks + 1000 * models.stream().mapToLong(m -> m.clock().nanos()).sum();
  }

  /** Spells text as UTF-8 bytes; 256 ends a sequence. */
  private static final class ByteTokenizer implements Tokenizer {
    @Override
    public TokenIds encode(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      int[] ids = new int[bytes.length];
      for (int i = 0; i < ids.length; i++) {
        ids[i] = bytes[i] & 0xff;
      }
      return TokenIds.of(ids);
    }

    @Override
    public String decode(TokenIds tokens) {
      StringBuilder text = new StringBuilder();
      for (int id : tokens.toArray()) {
        text.append(id == 256 ? "" : Character.toString(id));
      }
      return text.toString();
    }

    @Override
    public Set<Integer> endOfSequence() {
      return Set.of(256);
    }

    @Override
    public Optional<ChatFormat> chatFormat() {
      return Optional.of(
          new ChatFormat() {
            @Override
            public String name() {
              return "test";
            }

            @Override
            public String render(String user) {
              return "user: " + user + "\nassistant:";
            }
          });
    }

    @Override
    public String fingerprint() {
      return "bytes";
    }
  }
}
