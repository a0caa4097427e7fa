package dev.conflayers.bench;

import dev.conflayers.metric.Rouge;
import dev.conflayers.metric.RougeType;
import dev.conflayers.model.Device;
import dev.conflayers.model.EngineOptions;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.model.NumberFormat;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.model.torch.LlamaEngine;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Benchmark of tokenizing, detokenizing and scoring a text as long as an article. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TextBenchmark {
  private static final String SENTENCE =
      "The harbour office opened at six, and by seven the first boats had sold their catch. ";

  /** Path of a checkpoint. */
  @Param("")
  public String model = "";

  private final String article = SENTENCE.repeat(25);
  private final String summary = SENTENCE.replace("six", "five").repeat(3);
  private @Nullable LoadedModel opened;
  private TokenIds ids = TokenIds.of();

  /** Loads the model for its tokenizer. */
  @Setup(Level.Trial)
  public void open() {
    opened =
        new LlamaEngine(System::nanoTime)
            .load(model, EngineOptions.of(NumberFormat.FP32, Device.CPU, 0), note -> {});
    ids = encode();
  }

  @TearDown(Level.Trial)
  public void close() {
    loaded().close();
  }

  @Benchmark
  public TokenIds encode() {
    return loaded().tokenizer().encode(article);
  }

  @Benchmark
  public String decode() {
    return loaded().tokenizer().decode(ids);
  }

  @Benchmark
  public double rouge1() {
    return Rouge.stemmedF(RougeType.ROUGE_1).score(summary, article);
  }

  @Benchmark
  public double rougeLsum() {
    return Rouge.stemmedF(RougeType.ROUGE_LSUM).score(summary, article);
  }

  private LoadedModel loaded() {
    LoadedModel ready = opened;
    if (ready == null) {
      throw new IllegalStateException("set-up has not run");
    }
    return ready;
  }
}
