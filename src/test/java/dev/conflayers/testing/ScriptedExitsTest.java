package dev.conflayers.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.EarlyExitSession;
import dev.conflayers.model.EarlyExits;
import dev.conflayers.model.ExitGuesses;
import dev.conflayers.model.LayerStates;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.TokenTree;
import org.junit.jupiter.api.Test;

/** What early exits of the scripted model cost, say and refuse. */
class ScriptedExitsTest {
  // 4 layers of 10 + 30 bytes and a head of 7.
  private static final long FULL = 4 * 40 + 7;

  private final ScriptedModel model = new ScriptedModel(ScriptedModel.shape(4, 50, 64), 1, 0.5);

  private long cost(Runnable work) {
    long before = model.clock().nanos();
    work.run();
    return model.clock().nanos() - before;
  }

  private DecodeSession prefilled() {
    DecodeSession session = model.openSession(32);
    session.append(new int[] {1, 2, 3}, SkipSet.none(), Readout.ARGMAX);
    return session;
  }

  @Test
  void everyPassReadsItsWeightsOnce() {
    try (DecodeSession session = prefilled()) {
      EarlyExits exits = EarlyExitSession.of(session).earlyExits(true);
      assertThat(cost(() -> exits.draft(4, 2, Readout.ARGMAX))).isEqualTo(2 * 40 + 7);
      assertThat(cost(() -> exits.draft(5, 2, Readout.ARGMAX))).isEqualTo(2 * 40 + 7);
      session.truncate(3);
      TokenTree longer = TokenTree.chain(4, 5, 6);
      assertThat(cost(() -> exits.verify(longer, 2, Readout.ARGMAX))).isEqualTo(FULL);
      assertThat(exits.reused()).isEqualTo(2);
      assertThat(cost(exits::guesses)).isEqualTo(7);
      session.truncate(3);
      exits.draft(4, 1, Readout.ARGMAX);
      session.truncate(3);
      TokenTree known = TokenTree.chain(4);
      assertThat(cost(() -> exits.verify(known, 1, Readout.ARGMAX))).isEqualTo(FULL - 40);
      assertThat(cost(() -> LayerStates.of(session).states(4, new int[] {7, 8})))
          .isEqualTo(FULL - 7);
      double[][][] given = {{{1, 2, 3, 9}}, {{4, 5, 6, 9}}};
      assertThat(cost(() -> LayerStates.of(session).trySublayers(1, 4, 4, given)))
          .isEqualTo(30 + 10 + 30);
      assertThat(cost(() -> LayerStates.of(session).read(given[0]))).isEqualTo(7);
    }
  }

  @Test
  void aLayerGuessesWhatADraftByItSays() {
    try (DecodeSession session = prefilled()) {
      EarlyExits exits = EarlyExitSession.of(session).earlyExits(true);
      TokenTree chain = TokenTree.chain(4, 5);
      int full = exits.verify(chain, 1, Readout.ARGMAX).argmax(1);
      ExitGuesses guesses = exits.guesses();
      assertThat(guesses.token(3, 1)).isEqualTo(full);
      for (int exit = 1; exit < 4; exit++) {
        session.truncate(3);
        for (int node = 0; node < 2; node++) {
          int said = exits.draft(chain.token(node), exit, Readout.ARGMAX).argmax(0);
          assertThat(guesses.token(exit - 1, node)).as("exit %s", exit).isEqualTo(said);
        }
      }
    }
  }

  @Test
  void refusesAVerificationOnTopOfADraft() {
    try (DecodeSession session = prefilled()) {
      EarlyExits exits = EarlyExitSession.of(session).earlyExits(false);
      exits.draft(4, 2, Readout.ARGMAX);
      TokenTree chain = TokenTree.chain(5);
      assertThatIllegalStateException().isThrownBy(() -> exits.verify(chain, 2, Readout.ARGMAX));
    }
  }
}
