package dev.conflayers.cli;

import dev.conflayers.lab.corpus.CorpusFiles;
import dev.conflayers.lab.corpus.FamilyCounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Makes the corpus and lists its files. */
final class CorpusView {
  private static final int NOTE_STEP = 20_000;

  private final Terminal terminal;

  CorpusView(Terminal terminal) {
    this.terminal = terminal;
  }

  Map<String, String> make(Path folder, int rows, long seed, Map<String, Integer> shares)
      throws IOException {
    CorpusFiles files = new CorpusFiles(folder);
    Map<String, String> made = new LinkedHashMap<>();
    made.put("version", CorpusFiles.version());
    for (Path heldOut : files.writeHeldOut()) {
      made.put(String.valueOf(heldOut.getFileName()), heldOut.toString());
      terminal.note("made " + heldOut);
    }
    CorpusFiles.Written train = files.writeTrain(seed, rows, shares, done -> progress(done, rows));
    made.put("train", train.file().toString());
    made.put("seed", Long.toString(seed));
    made.put("rows", Integer.toString(train.rows()));
    made.put("sha256", train.sha256());
    new TreeMap<>(train.families()).forEach((family, counts) -> made.put(family, says(counts)));
    return made;
  }

  private void progress(int done, int rows) {
    if (done % NOTE_STEP == 0) {
      terminal.note(done + " of " + rows + " rows");
    }
  }

  private static String says(FamilyCounts counts) {
    return String.format(
        Locale.ROOT,
        "%d rows, on average %.0f bytes of prompt and %.0f of completion",
        counts.rows(),
        (double) counts.promptBytes() / counts.rows(),
        (double) counts.completionBytes() / counts.rows());
  }
}
