package org.nudipole.macros.binding;

import static org.nudipole.macros.language.DipoleCommands.INTERFERENCE;
import static org.nudipole.macros.language.RunCommands.BEAM_ON;
import static org.nudipole.macros.language.RunCommands.COLUMNS;
import static org.nudipole.macros.language.RunCommands.EXPOSE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.nudipole.detector.CutLoss;
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
import org.nudipole.macros.language.MacroException;
import org.nudipole.macros.language.MacroParser;
import org.nudipole.macros.language.ParsedMacro;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.macros.language.SourceLocation;
import org.nudipole.macros.language.StoredFiles;

/**
 * A macro's run, bound: what it says, and the prediction that events are drawn from.
 *
 * @param settings everything the macro says
 * @param prediction the experiment with what is expected of it
 * @param fit what the macro says about limits and fits
 * @param closed why the dipole has no open channel; empty if it has, or if there is no dipole
 */
public record RunConfiguration(
    RunSettings settings, Prediction prediction, FitSettings fit, Optional<String> closed) {
  /** The experiment. */
  public Experiment experiment() {
    return prediction.experiment();
  }

  /** Its event density above the generation cut. */
  public EventDensity density() {
    return prediction.density();
  }

  /** Expected and detected events of each channel of the density. */
  public List<FoldedSpectrum.Expectation> expectations() {
    return prediction.expectations();
  }

  /** Whether the macro says where the recoils of a process are cut. */
  public boolean isCutGiven(ScatteringProcess process) {
    return GenerationCutBinding.given(settings, process).isPresent();
  }

  /** What the cuts that the macro gives leave out; those from the response lose nothing. */
  public List<CutLoss> losses() {
    return CutLoss.of(
        prediction, Stream.of(ScatteringProcess.values()).filter(this::isCutGiven).toList());
  }

  /** Expected and detected events of each background. */
  public List<BackgroundExpectation> backgrounds() {
    return prediction.backgrounds();
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
    return bind(MacroParser.standard().read(macro, sets, aliases), macro);
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
    ParsedMacro read = MacroParser.standard().read(macro, sets, aliases);
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
    String name = "/run/macro";
    Map<String, String> files = new HashMap<>(tables);
    files.put(name, macro);
    MacroParser parser = new MacroParser(List.of(new StoredFiles(files)));
    return bind(parser.read(name, List.of(), List.of()), name).get(0);
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
                    .map(run -> RunBinding.run(new Binding(run, end, language)).flatMap(check))
                    .toList())
            .beside(parsed.faults());
    if (!runs.faults().isEmpty()) {
      throw new MacroException(List.copyOf(runs.faults()));
    }
    return runs.get();
  }

  /**
   * What is legal in the run but probably not meant, in the order of its lines; looked for when
   * asked, for a fit binds a run many times.
   */
  public List<Fault> warnings() {
    return RunWarnings.of(this);
  }

  /** Whether there is nothing to generate because the sterile mass opens no channel. */
  public boolean isClosed() {
    return density().channels().isEmpty() && closed.isPresent();
  }

  /**
   * Whether the macro asks for an interference that there is not, because the neutrinos arrive as
   * incoherent mass states.
   */
  public boolean lacksInterference() {
    return settings.value(INTERFERENCE).flatMap(InterferenceBinding::order).isPresent()
        && MomentBinding.isMixture(experiment().source());
  }

  /** Expected events of all channels and backgrounds. */
  public double expectedEvents() {
    return prediction.expectedEvents();
  }

  /** Expected detected events of all channels and backgrounds. */
  public double expectedDetected() {
    return prediction.expectedDetected();
  }

  /**
   * Whether events are those of the exposure, as after {@code /run/expose}. If not, somebody chose
   * their number, and it says nothing of their rate.
   */
  public boolean isExposed() {
    return settings.runCommand().filter(s -> s.is(EXPOSE)).isPresent();
  }

  /** Whether the additional columns are written. */
  public boolean isFull() {
    return settings.value(COLUMNS).filter(s -> s.word("columns").equals("full")).isPresent();
  }
}
