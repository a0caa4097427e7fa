package dev.conflayers.decode.method.selfsd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.decode.Decoder;
import dev.conflayers.decode.Generation;
import dev.conflayers.decode.SearchEvent;
import dev.conflayers.decode.StopPolicy;
import dev.conflayers.model.SkipSet;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.testing.ScriptedModel;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** On a model whose time is exact, so that the fastest of all sets is known. */
class SelfSdSearchTest {
  private static final TokenIds PROMPT = TokenIds.of(3, 1, 2);
  private static final int LAYERS = 4;
  private static final StopPolicy STOP = StopPolicy.of(32, Set.of());
  private static final SelfSdSearchSettings SETTINGS = new SelfSdSearchSettings(60, 32, 8, 0.5, 1);

  private final ScriptedModel model =
      new ScriptedModel(ScriptedModel.shape(LAYERS, 12, 4096), 4, 0.02);

  @Test
  void comesCloseToTheFastestOfAllSets() {
    SelfSdSearch search = SelfSdSearch.decoder(model, SETTINGS, model.clock());
    search.decode(PROMPT, STOP);
    long fastest = Long.MAX_VALUE;
    for (int code = 0; code < 1 << (2 * LAYERS); code++) {
      SkipSet set =
          SkipSet.ofSublayers(
              BitSet.valueOf(new long[] {code & 0xf}), BitSet.valueOf(new long[] {code >> 4}));
      fastest = Math.min(fastest, time(set));
    }
    SkipSet found = search.freeze();
    assertThat(time(found)).isLessThan((long) (1.1 * fastest));
    assertThat(time(found)).isLessThan(time(SkipSet.none()));
  }

  private long time(SkipSet set) {
    Decoder decoder = SelfSd.decoder(model, () -> set, 8, 0.5, model.clock());
    return decoder.decode(PROMPT, STOP).trace().totalNanos();
  }

  @Test
  void tellsWhatItTriedAndStopsWhenFrozen() {
    SelfSdSearch search = SelfSdSearch.decoder(model, SETTINGS, model.clock());
    List<SearchEvent> events = search.decode(PROMPT, STOP).trace().searches();
    assertThat(events).hasSize(60);
    assertThat(events.get(0).kind()).isEqualTo(SearchEvent.Kind.IMPROVED);
    SkipSet found = search.freeze();
    assertThat(events.get(59).skips()).isEqualTo(found);
    Generation later = search.decode(PROMPT, STOP);
    assertThat(later.trace().searches()).isEmpty();
    assertThat(later.trace().searchNanos()).isZero();
    assertThat(search.freeze()).isEqualTo(found);
  }
}
