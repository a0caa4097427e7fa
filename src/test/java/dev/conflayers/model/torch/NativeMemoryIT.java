package dev.conflayers.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.conflayers.model.ConfidenceSpace;
import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.EarlyExitSession;
import dev.conflayers.model.EarlyExits;
import dev.conflayers.model.LayerStates;
import dev.conflayers.model.LoadedModel;
import dev.conflayers.model.NumberFormat;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.TokenTree;
import dev.conflayers.testing.Campaign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A session that works for a long time takes no more native memory than one that has begun. */
class NativeMemoryIT {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final int STEPS = Campaign.size(5_000, 10_000);

  /** By then what is called is compiled. */
  private static final int BEFORE = 2_000;

  private static final SkipSet HALF = SkipSet.ofLayers(1);

  @Test
  void doesNotGrowOverThousandsOfSteps() throws IOException {
    assumeTrue(
        Files.exists(STATUS), "SKIPPED: " + STATUS + " is not there, so memory is not watched");
    try (LoadedModel model =
            EngineLawsIT.open(Path.of("src/test/resources/oracle/qwen2-tiny"), NumberFormat.FP32);
        DecodeSession session = model.model().openSession(256)) {
      work(session, BEFORE);
      touchWholeHeap();
      long before = residentKilobytes();
      work(session, STEPS);
      long growth = residentKilobytes() - before;
      // A leak of one handle of 100 bytes a call would be at least 4.5 MB: nine calls a step.
      assertThat(growth).as("kB gained over %s steps", STEPS).isLessThan(4_000);
    }
  }

  /** Makes the young generation resident, so that Java's own garbage cannot look like growth. */
  private static void touchWholeHeap() {
    int touched = 0;
    for (int i = 0; i < 3_000; i++) {
      byte[] garbage = new byte[1 << 20];
      garbage[i] = 1;
      touched += garbage[i];
    }
    assertThat(touched).isEqualTo(3_000);
  }

  /** Prefill, draft, verify a tree or a chain, keep a path, probe, go back: what a decode does. */
  private static void work(DecodeSession session, int steps) {
    TokenTree tree = TokenTree.of(new int[] {3, 4, 5, 6}, new int[] {-1, 0, 0, 2});
    TokenTree chain = TokenTree.chain(3, 4, 5);
    EarlyExits exits = EarlyExitSession.of(session).earlyExits(true);
    for (int step = 0; step < steps; step++) {
      if (session.length() == 0) {
        session.append(new int[] {1, 2, 3, 4}, SkipSet.none(), Readout.ARGMAX);
      }
      int base = session.length();
      session.append(new int[] {step % 50}, HALF, Readout.top(10)).probability(0, 0);
      session.truncate(base);
      session.append(tree, Readout.ARGMAX).argmax(3);
      session.keep(base, new int[] {0, 2, 3});
      base = session.length();
      exits.draft(3, 1, Readout.ARGMAX);
      session.truncate(base);
      exits.verify(chain, 1, Readout.ARGMAX).argmax(2);
      session.truncate(base);
      if (step % 10 == 0) {
        session.probe(2, new int[] {5, 6}, ConfidenceSpace.HIDDEN);
        double[][][] states = LayerStates.of(session).states(2, new int[] {5, 6});
        LayerStates.of(session).read(LayerStates.of(session).trySublayers(0, 3, 2, states)[0]);
        exits.guesses();
      }
      if (session.length() > 240) {
        session.truncate(0);
      }
    }
  }

  private static long residentKilobytes() throws IOException {
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
