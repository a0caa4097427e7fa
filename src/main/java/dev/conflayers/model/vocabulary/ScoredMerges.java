package dev.conflayers.model.vocabulary;

import dev.conflayers.model.checkpoint.CheckpointProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Merge rules from the scores of a SentencePiece vocabulary: every way to merge two tokens into a
 * third, ordered by the score of the result, then by the scores of the halves, best first. This is
 * the order in which transformers rebuilds them ({@code GGUFTokenizerSkeleton}).
 */
final class ScoredMerges {
  /** One rule. */
  record Merge(String left, String right, float score, float leftScore, float rightScore) {}

  private ScoredMerges() {}

  static List<Merge> of(GgufTokens tokens) {
    String key = "tokenizer.ggml.scores";
    List<Float> scores = tokens.metadata().required(key, tokens.metadata().floats(key));
    if (scores.size() != tokens.texts().size()) {
      throw new CheckpointProblem(
          tokens.metadata().path()
              + ": "
              + scores.size()
              + " scores for "
              + tokens.texts().size()
              + " tokens; the file is damaged");
    }
    List<Merge> merges = new ArrayList<>();
    for (int i = 0; i < scores.size(); i++) {
      if (tokens.types().get(i) == GgufTokens.NORMAL && !tokens.texts().get(i).isEmpty()) {
        merges.addAll(merges(tokens, scores, tokens.texts().get(i), scores.get(i)));
      }
    }
    // A stable sort: equal scores keep the order of the vocabulary.
    merges.sort(Comparator.comparingDouble(Merge::score).reversed());
    return merges;
  }

  private static List<Merge> merges(
      GgufTokens tokens, List<Float> scores, String token, float score) {
    List<Merge> ways = new ArrayList<>();
    for (int at = token.offsetByCodePoints(0, 1);
        at < token.length();
        at = token.offsetByCodePoints(at, 1)) {
      String left = token.substring(0, at);
      String right = token.substring(at);
      Integer leftId = normal(tokens, left);
      Integer rightId = normal(tokens, right);
      if (leftId != null && rightId != null) {
        ways.add(new Merge(left, right, score, scores.get(leftId), scores.get(rightId)));
      }
    }
    ways.sort(
        Comparator.comparingDouble(Merge::leftScore)
            .thenComparingDouble(Merge::rightScore)
            .reversed());
    return ways;
  }

  private static @Nullable Integer normal(GgufTokens tokens, String text) {
    Integer id = tokens.ids().get(text);
    return id != null && tokens.types().get(id) == GgufTokens.NORMAL ? id : null;
  }
}
