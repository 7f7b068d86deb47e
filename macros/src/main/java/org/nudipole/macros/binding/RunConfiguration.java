package org.nudipole.macros.binding;

import static org.nudipole.macros.language.DipoleCommands.INTERFERENCE;
import static org.nudipole.macros.language.RunCommands.BEAM_ON;
import static org.nudipole.macros.language.RunCommands.EXPOSE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.nudipole.detector.CutLoss;
import org.nudipole.detector.DetectorModules;
import org.nudipole.detector.Experiment;
import org.nudipole.detector.FoldedSpectrum;
import org.nudipole.detector.Prediction;
import org.nudipole.detector.background.BackgroundExpectation;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.generator.rate.EventDensity;
import org.nudipole.macros.language.CommandSpec;
import org.nudipole.macros.language.Commands;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.FirstFormat;
import org.nudipole.macros.language.GeantCommands;
import org.nudipole.macros.language.MacroException;
import org.nudipole.macros.language.MacroParser;
import org.nudipole.macros.language.ParsedMacro;
import org.nudipole.macros.language.RecordedFiles;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.macros.language.SourceLocation;
import org.nudipole.macros.language.StoredFiles;

/**
 * A macro's run, bound: what it says, and the predictions that events are drawn from, one for each
 * module of the detector. What asks for the one prediction, its experiment or its density asks a
 * run of one module, such as each of {@link #modules()}.
 *
 * @param settings everything the macro says
 * @param parts the modules of the detector, at least one
 * @param fit what the macro says about limits and fits
 */
public record RunConfiguration(RunSettings settings, List<BoundModule> parts, FitSettings fit) {
  /** Keeps a copy. */
  public RunConfiguration {
    parts = List.copyOf(parts);
  }

  /** A run of one detector without modules. */
  RunConfiguration(
      RunSettings settings, Prediction prediction, FitSettings fit, Optional<String> closed) {
    this(settings, List.of(new BoundModule("", settings, prediction, closed)), fit);
  }

  /** The modules of the detector beside each other. */
  public DetectorModules detector() {
    return new DetectorModules(
        parts.stream().map(BoundModule::name).toList(),
        parts.stream().map(BoundModule::prediction).toList());
  }

  /** A run of each module, as if it were all of the detector; this one if there are no modules. */
  public List<RunConfiguration> modules() {
    return isOfModules()
        ? parts.stream()
            .map(
                part ->
                    new RunConfiguration(part.settings(), part.prediction(), fit, part.closed()))
            .toList()
        : List.of(this);
  }

  /**
   * Indices of the modules, those together that differ in their positions alone: what is true of
   * the shares of events in one is true in all of them.
   */
  public List<List<Integer>> alike() {
    Map<List<Object>, List<Integer>> groups = new LinkedHashMap<>();
    for (int k = 0; k < parts.size(); k++) {
      List<Object> rest = ModuleBinding.exceptPlace(parts.get(k).settings());
      groups.computeIfAbsent(rest, r -> new ArrayList<>()).add(k);
    }
    return List.copyOf(groups.values());
  }

  /** How many times the bins of a limit or a fit are there: for all modules, or for each. */
  public int blocks() {
    return fit.each() ? parts.size() : 1;
  }

  /** The columns of a table of counts for a limit or a fit. */
  public List<String> countColumns() {
    return fit.each()
        ? parts.stream().map(part -> "counts_" + part.name()).toList()
        : List.of("counts");
  }

  /** Whether the detector has modules with names. */
  public boolean isOfModules() {
    return !parts.get(0).name().isEmpty();
  }

  private BoundModule only() {
    if (parts.size() > 1) {
      throw new IllegalStateException("a run of " + parts.size() + " modules (one is asked for)");
    }
    return parts.get(0);
  }

  /** The prediction of the one module. */
  public Prediction prediction() {
    return only().prediction();
  }

  /**
   * Why the dipole has no open channel in any module; empty if it has, or if there is no dipole.
   */
  public Optional<String> closed() {
    return parts.stream().allMatch(part -> part.closed().isPresent())
        ? parts.get(0).closed()
        : Optional.empty();
  }

  /** What all modules see: the source, and how long it is watched. */
  public Experiment common() {
    return parts.get(0).prediction().experiment();
  }

  /** The experiment of the one module. */
  public Experiment experiment() {
    return prediction().experiment();
  }

  /** Its event density above the generation cut. */
  public EventDensity density() {
    return prediction().density();
  }

  /** Expected and detected events of each channel of the density, module by module. */
  public List<FoldedSpectrum.Expectation> expectations() {
    return parts.stream().flatMap(part -> part.prediction().expectations().stream()).toList();
  }

  /** Whether the macro says where the recoils of a process are cut. */
  public boolean isCutGiven(ScatteringProcess process) {
    return GenerationCutBinding.given(settings, process).isPresent();
  }

  /** What the cuts that the macro gives leave out; those from the response lose nothing. */
  public List<CutLoss> losses() {
    return CutLoss.of(
        prediction(), Stream.of(ScatteringProcess.values()).filter(this::isCutGiven).toList());
  }

  /** Expected and detected events of each background, module by module. */
  public List<BackgroundExpectation> backgrounds() {
    return parts.stream().flatMap(part -> part.prediction().backgrounds().stream()).toList();
  }

  /**
   * Reads and binds a macro.
   *
   * @param macro file or name of a shipped macro
   * @param sets COMMAND=VALUE
   * @param aliases NAME=VALUE
   * @throws MacroException with all faults of all runs
   */
  public static List<RunConfiguration> read(String macro, List<String> sets, List<String> aliases) {
    return read(MacroParser.standard(), macro, sets, aliases);
  }

  /**
   * As {@link #read(String, List, List)}, where the files of a macro are looked for elsewhere.
   *
   * @throws MacroException with all faults of all runs
   */
  public static List<RunConfiguration> read(
      MacroParser files, String macro, List<String> sets, List<String> aliases) {
    return bind(files.read(macro, sets, aliases), macro);
  }

  /**
   * As {@link #read}, for a macro whose events are to be generated: it needs a run command.
   *
   * @throws MacroException with all faults of all runs
   */
  public static List<RunConfiguration> readToRun(
      String macro, List<String> sets, List<String> aliases) {
    return readToRun(macro, sets, aliases, run -> run);
  }

  /**
   * As {@link #readToRun(String, List, List)}, with every run changed before it is bound.
   *
   * @throws MacroException with all faults of all runs, and those of the changes
   */
  public static List<RunConfiguration> readToRun(
      String macro, List<String> sets, List<String> aliases, UnaryOperator<RunSettings> change) {
    return readToRun(MacroParser.standard().read(macro, sets, aliases), macro, change);
  }

  /**
   * As {@link #readToRun(String, List, List)}, from files that were recorded elsewhere.
   *
   * @throws MacroException with all faults of all runs
   */
  public static List<RunConfiguration> readToRun(
      RecordedFiles files, String macro, List<String> sets, List<String> aliases) {
    return readToRun(files.parser().read(macro, sets, aliases), macro, run -> run);
  }

  /**
   * As {@link #readToRun(String, List, List)}, where the files of a macro are looked for elsewhere.
   *
   * @throws MacroException with all faults of all runs
   */
  public static List<RunConfiguration> readToRun(
      MacroParser files, String macro, List<String> sets, List<String> aliases) {
    return readToRun(files.read(macro, sets, aliases), macro, run -> run);
  }

  private static List<RunConfiguration> readToRun(
      ParsedMacro read, String macro, UnaryOperator<RunSettings> change) {
    List<RunSettings> changed = new ArrayList<>();
    List<Fault> all = new ArrayList<>(read.faults());
    for (RunSettings run : read.runs()) {
      try {
        changed.add(change.apply(run));
      } catch (MacroException e) {
        changed.add(run);
        all.addAll(e.faults());
      }
    }
    ParsedMacro parsed = new ParsedMacro(changed, all);
    if (parsed.runs().stream()
        .allMatch(
            run -> run.runCommand().isPresent() || run.isFaulty(BEAM_ON) || run.isFaulty(EXPOSE))) {
      return bind(parsed, macro, Commands.all(), RunBinding::generable);
    }
    List<Fault> faults = new ArrayList<>(parsed.faults());
    faults.add(
        new Fault(
            new SourceLocation(macro, 1, 1),
            "no run command",
            "the macro sets up an experiment and generates nothing",
            "add a last line such as `/run/beamOn 100000` or `/run/expose`, or give --set"
                + " /run/beamOn=100000; `nudipole rate` needs none"));
    return bind(new ParsedMacro(parsed.runs(), faults), macro);
  }

  /**
   * Binds the resolved macro of an event file.
   *
   * @param macro its text
   * @param tables texts of the tables that it names, by name
   * @param format the file's {@code format_version}: 1 had a grammar of its own
   * @throws MacroException with all faults
   */
  public static RunConfiguration stored(String macro, Map<String, String> tables, long format) {
    if (format > 1) {
      return stored(macro, tables);
    }
    FirstFormat renewed = new FirstFormat(macro, tables).renewed();
    return stored(renewed.macro(), renewed.tables());
  }

  /** Binds a resolved macro of today's language; see {@link #stored(String, Map, long)}. */
  public static RunConfiguration stored(String macro, Map<String, String> tables) {
    return stored(macro, tables, false);
  }

  /**
   * As {@link #stored(String, Map)}.
   *
   * @param looped whether the run stood in a loop, where closed channels are no fault
   */
  public static RunConfiguration stored(String macro, Map<String, String> tables, boolean looped) {
    String name = "/run/macro";
    Map<String, String> files = new HashMap<>(tables);
    files.put(name, macro);
    ParsedMacro read =
        new MacroParser(List.of(new StoredFiles(files))).read(name, List.of(), List.of());
    return bind(
            looped
                ? new ParsedMacro(
                    read.runs().stream().map(RunSettings::looped).toList(), read.faults())
                : read,
            name)
        .get(0);
  }

  /**
   * Binds settings that were read before, such as those of another run with one value changed.
   *
   * @throws MacroException with all faults
   */
  public static RunConfiguration of(RunSettings settings) {
    return of(settings, Commands.all());
  }

  /**
   * As {@link #of(RunSettings)}, where other values hold without a command.
   *
   * @param language the commands that say so
   */
  static RunConfiguration of(RunSettings settings, List<CommandSpec> language) {
    ParsedMacro parsed = new ParsedMacro(List.of(settings), List.of());
    return bind(parsed, "/run/macro", language, Bound::of).get(0);
  }

  private static List<RunConfiguration> bind(ParsedMacro parsed, String macro) {
    return bind(parsed, macro, Commands.all(), Bound::of);
  }

  private static List<RunConfiguration> bind(
      ParsedMacro parsed,
      String macro,
      List<CommandSpec> language,
      Function<RunConfiguration, Bound<RunConfiguration>> check) {
    SourceLocation end = new SourceLocation(macro, 1, 1);
    Bound<List<RunConfiguration>> runs =
        Bound.all(
                parsed.runs().stream()
                    .map(
                        run ->
                            bound(run, end, language).flatMap(StoredEvents::checked).flatMap(check))
                    .toList())
            .beside(parsed.faults());
    if (!runs.faults().isEmpty()) {
      throw new MacroException(List.copyOf(runs.faults()));
    }
    return runs.get();
  }

  private static Bound<RunConfiguration> bound(
      RunSettings run, SourceLocation end, List<CommandSpec> language) {
    return run.modules().isEmpty()
        ? RunBinding.run(new Binding(run, end, language))
        : ModuleBinding.run(run, module -> new Binding(module, end, language));
  }

  /**
   * What is legal in the run but probably not meant, in the order of its lines, that of all modules
   * once; looked for when asked, for a fit binds a run many times.
   */
  public List<Fault> warnings() {
    Map<Fault, List<String>> found = new TreeMap<>();
    List<RunConfiguration> modules = modules();
    for (List<Integer> group : alike()) {
      for (Fault fault : RunWarnings.of(modules.get(group.get(0)))) {
        List<String> names = found.computeIfAbsent(fault, f -> new ArrayList<>());
        group.forEach(k -> names.add(parts.get(k).name()));
      }
    }
    return Stream.of(
            GeantCommands.warnings(settings),
            ModuleWarnings.of(this),
            ModuleBinding.named(found, parts.size()))
        .flatMap(List::stream)
        .sorted()
        .toList();
  }

  /** Whether there is nothing to generate because the sterile mass opens no channel. */
  public boolean isClosed() {
    return closed().isPresent()
        && parts.stream().allMatch(part -> part.prediction().density().channels().isEmpty());
  }

  /**
   * Whether the macro asks for an interference that there is not, because the neutrinos arrive as
   * incoherent mass states.
   */
  public boolean lacksInterference() {
    return settings.value(INTERFERENCE).flatMap(InterferenceBinding::order).isPresent()
        && MomentBinding.isMixture(common().source());
  }

  /** Expected events of all channels and backgrounds. */
  public double expectedEvents() {
    return detector().expectedEvents();
  }

  /** Expected detected events of all channels and backgrounds. */
  public double expectedDetected() {
    return detector().expectedDetected();
  }

  /**
   * Whether events are those of the exposure, as after {@code /run/expose}. If not, somebody chose
   * their number, and it says nothing of their rate.
   */
  public boolean isExposed() {
    return settings.runCommand().filter(s -> s.is(EXPOSE)).isPresent();
  }

  /** What is stored of its events. */
  public StoredEvents stored() {
    return StoredEvents.of(this);
  }
}
