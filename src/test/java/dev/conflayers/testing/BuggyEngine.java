package dev.conflayers.testing;

import dev.conflayers.model.DecodeSession;
import dev.conflayers.model.LanguageModel;
import dev.conflayers.model.ModelShape;

/** A correct model with one bug around it. */
record BuggyEngine(LanguageModel model, Bug bug) implements LanguageModel {
  /** What an engine could get wrong around a correct forward pass. */
  enum Bug {
    NONE,
    /** The Qwen2 path of the released code: a node sees every node before it. */
    TREE_WITHOUT_MASK,
    TREE_LAST_PARENT_WRONG,
    KEEP_WITHOUT_MOVING_ROWS,
    KEEP_OFF_BY_ONE,
    TRUNCATE_ONE_SHORT,
    FORK_SHARES_ROWS,
    FORK_COPIES_EVERYTHING,
    PROBE_APPENDS,
    PROBE_IGNORES_PREFIX,
    PROBE_SWAPS_SUBLAYERS,
    PROBE_NEVER_NORMALIZES,
    SCORED_DRAFTS_SKIP_NOTHING,
    STATES_IGNORE_PREFIX,
    ALTERNATIVES_ARE_THE_FIRST,
    ALTERNATIVES_OF_SINGLE_TOKENS,
    SUBLAYER_OFF_BY_ONE,
    ONE_SUBLAYER_ONLY,
    STATES_OF_SINGLE_TOKENS,
    STATES_OF_WHOLE_LAYERS,
    READS_THE_FIRST_ONLY,
    READS_THE_SECOND_BEST,
    DRAFTS_BY_ONE_LAYER_MORE,
    DRAFTS_NOTHING_THAT_STAYS,
    VERIFIES_WHAT_WAS_DRAFTED,
    VERIFIES_UP_TO_THE_EXIT,
    VERIFIED_ROWS_LACK_LAYERS,
    REUSES_NOTHING,
    REUSES_ANY_EXIT,
    GUESSES_A_LAYER_LATE,
    GUESSES_ARE_SURE,
    EXITS_ACCEPT_ANYTHING,
    SKIPS_IGNORE_MLP,
    SKIPS_IGNORE_ATTENTION,
    SKIPS_WHOLE_LAYERS_ONLY,
    SCORES_ARE_SLIGHTLY_OFF,
    PROBABILITIES_OF_THE_TOP_ONLY,
    REFUSES_TOO_LATE,
    ACCEPTS_ANY_PATH
  }

  @Override
  public ModelShape shape() {
    return model.shape();
  }

  @Override
  public DecodeSession openSession(int capacity) {
    return new BuggySession(model.openSession(capacity), bug, shape());
  }

  @Override
  public void close() {}
}
