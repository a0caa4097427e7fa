package dev.conflayers.dataset;

import dev.conflayers.dataset.OfficialFile.Format;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The public datasets of the tasks: locations and licences of their files.
 *
 * <p>GitHub files are pinned to a commit. Digests of humaneval and spec-bench were computed from
 * copies whose git blob is that commit's; those of gsm8k are the ones that many projects record for
 * that commit. The files on the Hugging Face hub follow its main branch and have no digest yet.
 */
public final class OfficialDatasets {
  /** What to do with a file that is not JSON. */
  public static final String PARQUET_ADVICE =
      "convert it first: python -c \"import pandas, sys; pandas.read_parquet(sys.argv[1])"
          + ".to_json(sys.argv[2], orient='records', lines=True, force_ascii=False)\""
          + " in.parquet out.jsonl";

  private static final String GSM8K =
      "https://raw.githubusercontent.com/openai/grade-school-math/"
          + "3101c7d5072418e28b9008a6636bde82a006892c/grade_school_math/data/";
  private static final String HUMANEVAL =
      "https://raw.githubusercontent.com/openai/human-eval/"
          + "6d43fb980f9fee3c892a914eda09951f772ad10d/data/";
  private static final String SPEC_BENCH =
      "https://raw.githubusercontent.com/hemingkx/Spec-Bench/"
          + "fd2c1cd7d2201ef71db4c5f4e455008f017967bf/data/spec_bench/";
  private static final String ALPACA =
      "https://raw.githubusercontent.com/tatsu-lab/stanford_alpaca/"
          + "761dc5bfbdeeffa89b8bff5d038781a4055f796a/";
  private static final String HUB = "https://huggingface.co/datasets/";

  private static final String CNN_TERMS = "Apache-2.0 on the hub; articles (c) CNN, Daily Mail";
  private static final String WMT_TERMS = "WMT 2014 terms: research use";
  private static final String STORIES_TERMS = "CDLA-Sharing-1.0";

  private static final List<OfficialFile> ALL =
      List.of(
          new OfficialFile(
              "gsm8k",
              "test",
              Format.JSON_LINES,
              1319,
              "MIT",
              "3730d312f6e3440559ace48831e51066acaca737f6eabec99bccb9e4b3c39d14",
              URI.create(GSM8K + "test.jsonl")),
          new OfficialFile(
              "gsm8k",
              "train",
              Format.JSON_LINES,
              7473,
              "MIT",
              "17f347dc51477c50d4efb83959dbb7c56297aba886e5544ee2aaed3024813465",
              URI.create(GSM8K + "train.jsonl")),
          parquet(
              "cnn-dailymail",
              "test",
              11490,
              CNN_TERMS,
              "abisee/cnn_dailymail/resolve/main/3.0.0/test-00000-of-00001.parquet"),
          parquet(
              "cnn-dailymail",
              "validation",
              13368,
              CNN_TERMS,
              "abisee/cnn_dailymail/resolve/main/3.0.0/validation-00000-of-00001.parquet"),
          parquet(
              "wmt14-de-en",
              "test",
              3003,
              WMT_TERMS,
              "wmt/wmt14/resolve/main/de-en/test-00000-of-00001.parquet"),
          new OfficialFile(
              "alpaca",
              "train",
              Format.JSON_ARRAY,
              52002,
              "CC-BY-NC-4.0: no commercial use",
              OfficialFile.UNKNOWN,
              URI.create(ALPACA + "alpaca_data.json")),
          new OfficialFile(
              "humaneval",
              "test",
              Format.JSON_LINES,
              164,
              "MIT",
              "b796127e635a67f93fb35c04f4cb03cf06f38c8072ee7cee8833d7bee06979ef",
              URI.create(HUMANEVAL + "HumanEval.jsonl.gz")),
          parquet(
              "tinystories",
              "validation",
              21990,
              STORIES_TERMS,
              "roneneldan/TinyStories/resolve/main/data/"
                  + "validation-00000-of-00001-869c898b519ad725.parquet"),
          new OfficialFile(
              "spec-bench",
              "test",
              Format.JSON_LINES,
              480,
              "Apache-2.0; rows keep the terms of the datasets they come from",
              "4b6d33e79484f9841c487ee87d1cf6aa8c6066f61d5d482ff09e5a007fafdf04",
              URI.create(SPEC_BENCH + "question.jsonl")));

  private OfficialDatasets() {}

  public static List<OfficialFile> all() {
    return ALL;
  }

  /** Returns the files of one dataset, by the name of its task. */
  public static List<OfficialFile> of(String dataset) {
    List<OfficialFile> files = ALL.stream().filter(f -> f.dataset().equals(dataset)).toList();
    if (files.isEmpty()) {
      throw new DatasetProblem(
          "no official dataset is called '"
              + dataset
              + "'; official datasets are "
              + ALL.stream()
                  .map(OfficialFile::dataset)
                  .distinct()
                  .collect(Collectors.joining(", ")));
    }
    return files;
  }

  private static OfficialFile parquet(
      String dataset, String split, int rows, String licence, String path) {
    return new OfficialFile(
        dataset,
        split,
        Format.PARQUET,
        rows,
        licence,
        OfficialFile.UNKNOWN,
        URI.create(HUB + path));
  }
}
