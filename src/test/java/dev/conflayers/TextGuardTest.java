package dev.conflayers;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.conflayers.suite.Methods;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the program knows is a type: it branches on text only where it reads what others wrote. */
class TextGuardTest {

  /** A comparison with a word of the source, a case of one, or a search for words. */
  private static final Pattern BRANCH =
      Pattern.compile(
          "\\.(?:startsWith|endsWith|contains|equals|equalsIgnoreCase|contentEquals)"
              + "\\(\\s*\"[^\"]*[A-Za-z][^\"]*\""
              + "|\"[^\"]*[A-Za-z][^\"]*\"\\s*\\.equals(?:IgnoreCase)?\\("
              + "|\\bcase\\s+\"[^\"]*[A-Za-z]"
              + "|\\.(?:indexOf|matches)\\(\\s*\"[^\"]*[a-z]{2,} [^\"]*\"");

  /** The packages, and among others the classes, that read what others wrote; with what that is. */
  private static final Map<String, String> READS =
      Map.ofEntries(
          Map.entry("lab/corpus/", "grammars and lexicons of the sentences that it makes"),
          Map.entry("app/exchange/", "files of other programs"),
          Map.entry("run/machine/", "files of the operating system"),
          Map.entry("model/checkpoint/", "checkpoints and their configurations"),
          Map.entry("model/plain/", "names of tensors"),
          Map.entry("model/torch/", "checkpoints and names of machines"),
          Map.entry("model/vocabulary/", "tokenizers and their configurations"),
          Map.entry("app/bench/", "names and lines that the benchmark harness prints"),
          Map.entry("app/doctor/Examination.java", "the governor that the operating system names"),
          Map.entry("cli/ImportOptions.java", "the command line"),
          Map.entry("app/project/ProjectModel.java", "the command line"),
          Map.entry("app/project/ProjectedCosts.java", "the command line"),
          Map.entry("cli/ReportCommand.java", "the command line"),
          Map.entry(
              "app/selftest/RougeCheck.java", "names of files, and vectors of another program"),
          Map.entry("cli/ThisMachine.java", "variables of the environment"),
          Map.entry("dataset/OfficialFile.java", "addresses"),
          Map.entry(
              "decode/method/conflayers/SelectionRule.java", "the family that a checkpoint names"),
          Map.entry("base/fetch/CacheDirectory.java", "the name of the operating system"),
          Map.entry("base/fetch/Downloader.java", "addresses and headers"),
          Map.entry("base/fetch/PipSource.java", "names of files"),
          Map.entry("judge/gate/Testbed.java", "the architecture that the operating system names"),
          Map.entry("report/gate/GitHubActions.java", "variables of the environment"),
          Map.entry("report/gate/JUnitXml.java", "elements of the format it writes"),
          Map.entry("metric/PorterStemmer.java", "endings of English words"),
          Map.entry(
              "report/section/ChartFiles.java", "kinds of files that the command line asks for"),
          Map.entry("report/section/PaperSection.java", "names that papers give to models"),
          Map.entry("report/section/PaperTask.java", "names that papers give to tasks"),
          Map.entry("record/FormatFour.java", "runs of a format that kept sentences"),
          Map.entry("record/RunDirectory.java", "names of files"),
          Map.entry("lab/train/FirstWeights.java", "names of tensors"));

  /** Who else than the methods themselves may write the kind of one, and as what. */
  private static final Map<String, String> NAMES_A_METHOD =
      Map.of(
          "cli/ConfLayersCommand.java", "the program's own name",
          "app/exchange/ExportedRun.java", "the program's own name",
          "base/fetch/CacheDirectory.java", "the program's own name",
          "report/published/PublishedFigure.java", "the published figures' file",
          "record/FormatFour.java", "runs of a format without a flag for lossless",
          "suite/Methods.java", "the baseline",
          "judge/tune/FrozenFile.java", "the answer of a frozen file");

  private static Set<String> files(Predicate<String> having) {
    return MainSources.having(having).collect(toCollection(TreeSet::new));
  }

  @Test
  void nothingBranchesOnTextExceptWhatReadsWhatOthersWrote() {
    Set<String> branching = files(text -> BRANCH.matcher(text).find());
    assertThat(branching)
        .as("compare with a constant of an enum, or say here what is read")
        .allMatch(file -> READS.keySet().stream().anyMatch(file::startsWith));
    assertThat(READS.keySet())
        .as("no longer needed")
        .allMatch(reads -> branching.stream().anyMatch(file -> file.startsWith(reads)));
  }

  @Test
  void aBranchOnASentenceWouldBeFound() {
    assertThat("if (note.startsWith(\"the suite was changed: \")) {").containsPattern(BRANCH);
    assertThat("name.contains(\"swift\")").containsPattern(BRANCH);
    assertThat("return text.matches(\"it differs .*\");").containsPattern(BRANCH);
    assertThat("line.endsWith(\".\") || hash.matches(\"[0-9a-f]{64}\")")
        .doesNotContainPattern(BRANCH);
  }

  @Test
  void onlyTheCatalogueNamesMethods() {
    List<String> kinds = Methods.kinds().keySet().stream().map(kind -> '"' + kind + '"').toList();
    assertThat(files(text -> kinds.stream().anyMatch(text::contains)))
        .filteredOn(file -> !file.startsWith("decode/method/"))
        .as("ask the record or the suite what a strategy is")
        .containsExactlyInAnyOrderElementsOf(NAMES_A_METHOD.keySet());
  }
}
