package dev.conflayers.app.exchange;

import dev.conflayers.base.ModelFacts;
import dev.conflayers.base.Sha256;
import dev.conflayers.decode.StreamState;
import dev.conflayers.model.token.TokenIds;
import dev.conflayers.record.Disturbance;
import dev.conflayers.record.Finish;
import dev.conflayers.record.Measurement;
import dev.conflayers.record.Origin;
import dev.conflayers.record.RunManifest;
import dev.conflayers.record.RunRecord;
import dev.conflayers.record.RunStatus;
import dev.conflayers.record.SearchEventKind;
import dev.conflayers.record.TokenTexts;
import dev.conflayers.record.TrialStatus;
import dev.conflayers.suite.declared.Claim;
import dev.conflayers.suite.declared.Phase;
import dev.conflayers.suite.declared.Schedule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes a run of what several strategies took for the same prompts. */
final class RunAssembly {
  /** The kind of a strategy whose method is not known. */
  private static final String IMPORTED = "imported";

  private static final double NANOS = 1e9;

  /** What stands for a search of which only the end is known. */
  private static final Measurement.Search ENDED =
      new Measurement.Search(
          0, SearchEventKind.ENDED, 0, List.of(), List.of(), List.of(), List.of());

  private final ImportRequest request;
  private final List<ImportedStrategies.Measured> strategies;
  private final PromptReading reading;
  private final List<Map<Prompts.Prompt, ImportedAnswer>> answers;
  private final String model;
  private final List<Schedule.ScheduledTrial> trials = new ArrayList<>();
  private final List<Measurement> measurements = new ArrayList<>();
  private final List<Origin.Counters> counters = new ArrayList<>();
  private final List<Origin.Prefill> prefills = new ArrayList<>();

  RunAssembly(ImportRequest request, List<ImportedStrategies.Measured> strategies) {
    this.request = request;
    this.strategies = strategies;
    Prompts prompts = new Prompts(request.task().name());
    List<Map<Prompts.Prompt, ImportedAnswer>> read = strategies.stream().map(prompts::of).toList();
    Prompts.requireSame(strategies, read);
    this.reading = PromptReading.of(strategies, read);
    this.answers = reading.answers();
    this.model = new ModelName(request, strategies).name();
  }

  /**
   * Returns the run.
   *
   * @param stamp of the run's name
   * @param now when it is imported, UTC, ISO 8601
   */
  RunRecord run(String stamp, String now) {
    measure();
    String fingerprint = fingerprint();
    Missing missing = new Missing(request, strategies, reading);
    Schedule schedule = schedule(fingerprint);
    return new RunRecord(
        manifest(
            stamp + "_" + request.suite() + "_" + fingerprint.substring(0, 8), fingerprint, now),
        schedule,
        measurements,
        List.of(),
        RunRecord.Processes.unknown(),
        TokenTexts.none(),
        null,
        new Origin(
            strategies.get(0).format().name(),
            strategies.stream()
                .map(
                    one ->
                        new Origin.Source(
                            one.name(),
                            one.first().file().name(),
                            one.first().part(),
                            one.first().file().sha256()))
                .toList(),
            missing.order(),
            missing.tokens(),
            reading.phases(strategies.get(0).format()),
            missing.resolutionSeconds(),
            missing.words(schedule.forks()),
            request.arguments(),
            counters,
            prefills));
  }

  private void measure() {
    List<Prompts.Prompt> prompts = List.copyOf(answers.get(0).keySet());
    Map<Prompts.Prompt, Integer> blocks = new HashMap<>();
    prompts.forEach(prompt -> blocks.put(prompt, blocks.size()));
    for (int s = 0; s < strategies.size(); s++) {
      double before = 0;
      Map<String, Integer> ages = new HashMap<>();
      for (Map.Entry<Prompts.Prompt, ImportedAnswer> entry : answers.get(s).entrySet()) {
        Prompts.Prompt prompt = entry.getKey();
        int trial = trials.size();
        int age = ages.merge(prompt.fork() + " " + prompt.task(), 1, Integer::sum) - 1;
        trials.add(
            new Schedule.ScheduledTrial(
                trial,
                prompt.fork(),
                blocks.getOrDefault(prompt, 0),
                s,
                Phase.MEASURED,
                prompt.task(),
                strategies.get(s).name(),
                prompt.example(),
                0));
        measurements.add(measurement(trials.get(trial), entry.getValue(), age, before));
        before += entry.getValue().seconds();
      }
    }
  }

  private Measurement measurement(
      Schedule.ScheduledTrial trial, ImportedAnswer answer, int age, double startSeconds) {
    String flaw = answer.flaw();
    boolean ok = flaw == null;
    TokenIds output = ok ? TokenIds.unknown(tokens(answer)) : TokenIds.of();
    ImportedAnswer.Drafts drafts = answer.drafts();
    if (drafts.drafted() != null || (drafts.lengths().isEmpty() && drafts.accepted() != null)) {
      counters.add(
          new Origin.Counters(
              trial.trial(),
              drafts.lengths().isEmpty() ? null : Integer.valueOf(drafts.lengths().size()),
              drafts.drafted(),
              drafts.accepted()));
    }
    prefills.addAll(PromptReading.record(trial.trial(), answer));
    long wall = nanos(answer.seconds());
    Double prompt = answer.prefill().seconds();
    long prefill = prompt == null ? 0 : nanos(prompt);
    return Measurement.of(
        new Measurement.Place(
            trial.trial(), trial.fork(), trial.block(), trial.position(), Phase.MEASURED),
        new Measurement.Work(model, trial.task(), trial.strategy(), trial.example(), 0),
        new Measurement.Ending(ok ? TrialStatus.OK : TrialStatus.ERROR, flaw, Finish.UNKNOWN),
        new Measurement.Emission(0, output, answer.text(), output.size()),
        new Measurement.Cost(
            age,
            nanos(startSeconds),
            wall,
            new Measurement.Timing(prefill, 0, 0, 0, wall),
            new Measurement.Weights(0, 0, 0, 0),
            Disturbance.unknown()),
        new Measurement.Trace(
            drafts.lengths().stream().map(RunAssembly::step).toList(),
            answer.searchEnded() ? List.of(ENDED) : List.of()));
  }

  private int tokens(ImportedAnswer answer) {
    Integer counted = answer.tokens();
    Integer assumed = request.tokens();
    return counted != null ? counted : assumed != null ? assumed : 1;
  }

  /** How long the draft was is not known, only how much of it was accepted. */
  private static Measurement.Step step(int length) {
    return new Measurement.Step(
        TokenIds.of(), List.of(), 0, Math.max(0, length - 1), TokenIds.unknown(length), 0, 0, 0, 0);
  }

  private static long nanos(double seconds) {
    return Math.round(seconds * NANOS);
  }

  private Schedule schedule(String fingerprint) {
    Map<String, Schedule.ScheduledExample> examples = new LinkedHashMap<>();
    Set<String> tasks = new LinkedHashSet<>();
    int forks = 1;
    for (Prompts.Prompt prompt : answers.get(0).keySet()) {
      tasks.add(prompt.task());
      forks = Math.max(forks, prompt.fork() + 1);
      examples.putIfAbsent(
          prompt.task() + "/" + prompt.example(),
          new Schedule.ScheduledExample(prompt.task(), prompt.example(), "", ""));
    }
    return new Schedule(
        fingerprint,
        strategies.get(0).name(),
        "",
        forks,
        claims(),
        tasks.stream()
            .map(
                task ->
                    new Schedule.ScheduledTask(
                        task,
                        ImportRequest.UNKNOWN,
                        ImportRequest.UNKNOWN,
                        "",
                        request.task().split(),
                        request.task().shots(),
                        request.task().maxNewTokens(),
                        false))
            .toList(),
        strategies.stream()
            .map(
                one ->
                    new Schedule.ScheduledStrategy(
                        one.name(),
                        request.methods().getOrDefault(one.name(), IMPORTED),
                        StreamState.COLD_STREAM,
                        "{file: "
                            + one.first().file().name()
                            + ", part: '"
                            + one.first().part()
                            + "'}",
                        true))
            .toList(),
        List.copyOf(examples.values()),
        trials);
  }

  private List<Claim> claims() {
    return strategies.stream()
        .skip(1)
        .flatMap(
            one ->
                request.above().stream()
                    .map(
                        above ->
                            (Claim) new Claim.Speedup(one.name(), above, Claim.Scope.SUITE, false)))
        .toList();
  }

  /** Says what was read and what was added to it. */
  private String fingerprint() {
    String all =
        strategies.stream()
                .map(
                    one ->
                        String.join(
                            "\n",
                            one.name(),
                            one.first().file().sha256(),
                            one.first().part(),
                            one.format().name()))
                .collect(Collectors.joining("\n"))
            + "\n"
            + request.task()
            + request.tokens()
            + request.resolutionSeconds()
            + request.pass()
            + request.above()
            + model;
    return Sha256.of(all);
  }

  private RunManifest manifest(String run, String fingerprint, String now) {
    List<String> notes =
        new ArrayList<>(
            new LinkedHashSet<>(
                strategies.stream().flatMap(one -> one.first().notes().stream()).toList()));
    SameTexts.note(strategies, answers).ifPresent(notes::add);
    if (!request.above().isEmpty()) {
      notes.add("what is claimed was said after the times were known: exploratory");
    }
    String began = Missing.began(strategies);
    if (began.isEmpty()) {
      notes.add("imported at " + now + "; when it was measured is not known");
    }
    Map<String, String> facts = new HashMap<>(request.model());
    facts.put("name", model);
    facts.put(ModelFacts.CHECKPOINT, model);
    return RunManifest.of(
        RunStatus.COMPLETE,
        new RunManifest.Identity(run, request.suite(), fingerprint),
        new RunManifest.Times(
            began.isEmpty() ? now : began,
            began.isEmpty() ? now : Missing.ended(strategies),
            List.of()),
        new RunManifest.SuiteFile("", ""),
        new RunManifest.Setting(new RunManifest.Shape(0, 0, 0, 0), facts, Map.of()),
        RunManifest.Remarks.of(notes));
  }
}
