package dev.conflayers.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.Readout;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.TokenTree;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.testing.ScriptedModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerSkipDrafterTest {
  private static final SkipSet SKIPS = SkipSet.ofLayers(1, 3, 5);
  private static final TokenIds PROMPT = TokenIds.of(4, 2);

  /** The widths 3, 5, 8, 10 whatever the confidence: 9.3 item 4 of the method's specification. */
  @Test
  void numbersTheCombByDepthAndRank() {
    ScriptedModel model = scripted();
    DraftSettings settings = new DraftSettings(4, 0, List.of(3, 5, 8, 10));
    Draft draft = draftWhere(model, settings, List.of(3, 5, 8, 10));
    TokenTree tree = draft.tree();

    assertThat(tree.size()).isEqualTo(27);
    int[] chain = {0, 1, 4, 9, 17};
    for (int depth = 1; depth < chain.length; depth++) {
      assertThat(tree.token(chain[depth])).isEqualTo(draft.chain().get(depth - 1));
      assertThat(tree.parent(chain[depth])).isEqualTo(chain[depth - 1]);
      assertThat(tree.depth(chain[depth])).isEqualTo(depth);
    }
    assertThat(ancestors(tree, 12)).containsExactly(12, 4, 1, 0);
    assertThat(tree.depth(12)).isEqualTo(3);
    assertThat(tree.token(12)).isEqualTo((tree.token(9) + 3) % 50);
  }

  @Test
  void stopsAfterTheFirstTokenItIsUnsureOf() {
    ScriptedModel model = scripted();
    DraftSettings settings = new DraftSettings(20, 0.7, List.of(1, 1, 1, 1));
    int unsure = 0;
    for (int root = 0; root < 50; root++) {
      List<Float> confidences = draft(model, settings, root, 20, 21).confidences();
      int last = confidences.size() - 1;
      assertThat(confidences.subList(0, last)).allMatch(c -> c >= 0.7f);
      unsure += confidences.get(last) < 0.7f ? 1 : 0;
      assertThat(last == 19 || confidences.get(last) < 0.7f).isTrue();
    }
    assertThat(unsure).isPositive();
  }

  @Test
  void givesUpSiblingsBeforeDepthWhereRoomIsShort() {
    DraftSettings settings = new DraftSettings(4, 0, List.of(3, 3, 3, 3));
    TokenTree tree = draft(scripted(), settings, 7, 4, 7).tree();
    assertThat(tree.height()).isEqualTo(4);
    assertThat(tree.size()).isEqualTo(7);
  }

  @Test
  void draftsNothingAtDepthZero() {
    Draft draft = draft(scripted(), new DraftSettings(4, 0, List.of(3, 3, 3, 3)), 7, 0, 1);
    assertThat(draft.tree().size()).isEqualTo(1);
    assertThat(draft.weightBytes()).isZero();
  }

  @Test
  void countsTheWeightsOfEveryPass() {
    ScriptedModel model = scripted();
    Draft draft = draft(model, new DraftSettings(4, 0, List.of(1, 1, 1, 1)), 7, 3, 8);
    assertThat(draft.chain().size()).isEqualTo(3);
    assertThat(draft.weightBytes()).isEqualTo(3 * ((12 - 3) * 40 + 7));
  }

  /** Drafts below every root until one has a tree of these widths. */
  private static Draft draftWhere(ScriptedModel model, DraftSettings settings, List<Integer> w) {
    for (int root = 0; root < 50; root++) {
      for (int before = 0; before < 50; before++) {
        Draft draft = draft(model, settings, TokenIds.of(before, root), 4, 41);
        if (widths(draft.tree()).equals(w)) {
          return draft;
        }
      }
    }
    throw new AssertionError("no draft has the widths " + w);
  }

  private static List<Integer> widths(TokenTree tree) {
    List<Integer> widths = new ArrayList<>();
    for (int node = 1; node < tree.size(); node++) {
      int depth = tree.depth(node);
      if (depth > widths.size()) {
        widths.add(0);
      }
      widths.set(depth - 1, widths.get(depth - 1) + 1);
    }
    return widths;
  }

  private static List<Integer> ancestors(TokenTree tree, int node) {
    List<Integer> ancestors = new ArrayList<>();
    for (int n = node; n >= 0; n = tree.parent(n)) {
      ancestors.add(n);
    }
    return ancestors;
  }

  private static ScriptedModel scripted() {
    return ScriptedModel.of(50, 11, 0.2);
  }

  private static Draft draft(
      ScriptedModel model, DraftSettings settings, int root, int depth, int nodes) {
    return draft(model, settings, TokenIds.of(3, root), depth, nodes);
  }

  private static Draft draft(
      ScriptedModel model, DraftSettings settings, TokenIds output, int depth, int nodes) {
    Transcript transcript = new Transcript(PROMPT, 2);
    transcript.emit(output.get(0));
    transcript.emit(output.get(1));
    try (DecodeSession session = model.openSession(100)) {
      session.append(new int[] {4, 2, output.get(0)}, SkipSet.none(), Readout.ARGMAX);
      LayerSkipDrafter drafter = new LayerSkipDrafter(model, () -> SKIPS, settings);
      Draft draft = drafter.draft(transcript, session, depth, nodes, Sampler.greedy());
      assertThat(session.length()).isEqualTo(3);
      return draft;
    }
  }
}
