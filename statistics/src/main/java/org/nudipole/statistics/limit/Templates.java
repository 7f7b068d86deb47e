package org.nudipole.statistics.limit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.nudipole.detector.response.Cells;
import org.nudipole.generator.interaction.CrossSectionPart;
import org.nudipole.macros.binding.FitSettings;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.InteractionCommands;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.macros.language.Symmetry;
import org.nudipole.statistics.likelihood.Component;
import org.nudipole.statistics.likelihood.NullHypothesis;
import org.nudipole.statistics.likelihood.TemplateModel;
import org.nudipole.statistics.likelihood.Workspace;

/**
 * Expected detected events of one or several experiments that are taken together: the bins of all
 * of them, one experiment after the other, and their nuisances. A nuisance is the experiment's own
 * unless it is said to be one with those of the same name.
 */
public final class Templates {
  /** Stands between the name of an experiment and that of its nuisance or component. */
  private static final String OF = ":";

  private final List<ExperimentTemplates> experiments = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<int[]> indices = new ArrayList<>();
  private final List<String> pulls = new ArrayList<>();
  private final List<QuadraticForm> forms = new CopyOnWriteArrayList<>();

  /**
   * Those of one experiment without modules; nothing is computed yet.
   *
   * @param cells bins of the observed value, or cells of a plane
   * @param nuisances relative uncertainties by name
   */
  public Templates(Cells cells, Map<String, Double> nuisances) {
    add("", new ExperimentTemplates(cells, 1, FitSettings.of(nuisances), 1), Set.of());
  }

  private Templates(List<Experiment> together, Set<String> correlated) {
    for (Experiment one : together) {
      RunConfiguration run = one.run();
      ExperimentTemplates templates =
          new ExperimentTemplates(one.cells(), run.blocks(), run.fit(), one.exposureFactor());
      add(together.size() > 1 ? one.name() : "", templates, correlated);
    }
  }

  /** Those of one experiment; nothing is computed yet. */
  public static Templates of(Experiment experiment) {
    return of(List.of(experiment), Set.of());
  }

  /**
   * Those of several experiments; nothing is computed yet.
   *
   * @param experiments the experiments, with different names
   * @param correlated names of nuisances that are one in all experiments that have them
   */
  public static Templates of(List<Experiment> experiments, Set<String> correlated) {
    return new Templates(experiments, correlated);
  }

  private void add(String name, ExperimentTemplates templates, Set<String> correlated) {
    experiments.add(templates);
    names.add(name);
    indices.add(
        templates.pulls().stream()
            .mapToInt(own -> index(correlated.contains(own) ? own : full(name, own)))
            .toArray());
  }

  private int index(String pull) {
    if (!pulls.contains(pull)) {
      pulls.add(pull);
    }
    return pulls.indexOf(pull);
  }

  private static String full(String experiment, String name) {
    return experiment.isEmpty() ? name : experiment + OF + name;
  }

  /** The bins of the observed value or cells, those of the first of several experiments. */
  public Cells cells() {
    return experiments.get(0).cells();
  }

  /** Number of counts: the bins of all experiments and modules, one after the other. */
  public int size() {
    return experiments.stream().mapToInt(ExperimentTemplates::size).sum();
  }

  /**
   * The bins of each experiment and, where its modules have bins of their own, of each module.
   *
   * @param parts a name for each, experiment after experiment
   */
  public List<Workspace.Channel> channels(List<String> parts) {
    List<Workspace.Channel> channels = new ArrayList<>();
    int first = 0;
    for (ExperimentTemplates one : experiments) {
      for (int k = 0; k < one.size() / one.cells().size(); k++) {
        channels.add(new Workspace.Channel(parts.get(channels.size()), first, one.cells().size()));
        first += one.cells().size();
      }
    }
    return channels;
  }

  /** Names of the pulls, in the order of their indices. */
  public List<String> pulls() {
    return List.copyOf(pulls);
  }

  /** Whether a component is that of the signal of the dipole. */
  static boolean isDipole(Component component) {
    String name = component.name();
    return name.substring(name.lastIndexOf(OF) + 1).equals(CrossSectionPart.DIPOLE.label());
  }

  /** Whether a run leaves out the events of the Standard Model. */
  public static boolean isDipoleAlone(RunSettings settings) {
    return settings
        .get(InteractionCommands.PART)
        .filter(p -> p.word("part").equals(CrossSectionPart.DIPOLE.label()))
        .isPresent();
  }

  /**
   * The components of one experiment; a closed signal has none. Without its moment a run of the
   * dipole alone has nothing but backgrounds.
   */
  public List<Component> of(RunSettings settings) {
    return of(Hypothesis.of(settings));
  }

  /** The components of all experiments, each in the bins of its own. */
  public List<Component> of(Hypothesis hypothesis) {
    return known(hypothesis)
        .orElseGet(() -> together(k -> experiments.get(k).of(hypothesis.runs().get(k))));
  }

  private Optional<List<Component>> known(Hypothesis hypothesis) {
    return forms.stream().flatMap(form -> form.of(hypothesis).stream()).findFirst();
  }

  /**
   * Takes the counts of many hypotheses from a form, where they are one in their amplitudes.
   *
   * @param settings the runs
   * @param free in what the hypotheses will differ
   */
  void learn(Hypothesis settings, List<FreeParameter> free) {
    QuadraticForm.of(settings, free, this).ifPresent(forms::add);
  }

  /** What is expected with every signal at its null: the one hypothesis of no signal. */
  public NullHypothesis nothing(Hypothesis hypothesis) {
    return nothing(hypothesis, List.of());
  }

  /** The same where other numbers are left free. */
  NullHypothesis nothing(Hypothesis hypothesis, List<FreeParameter> others) {
    return expected(hypothesis.withoutSignal(), others);
  }

  /**
   * No signal, where other numbers are left free. Those that are no signal themselves stay free
   * without one, if any count depends on them then: a phase or a sterile mass says nothing there.
   *
   * @param none the runs with no signal
   * @param others the other numbers
   */
  NullHypothesis expected(Hypothesis none, List<FreeParameter> others) {
    List<FreeParameter> told =
        others.stream()
            .filter(other -> other.nothing().isEmpty() && none.value(other).isPresent())
            .filter(other -> other.symmetry() != Symmetry.PHASE && matters(none, other))
            .toList();
    return told.isEmpty() ? expected(none) : new NullHypothesis(new RunModel(none, told, this));
  }

  private boolean matters(Hypothesis none, FreeParameter other) {
    try {
      new Effect(none, this).require(other);
      return true;
    } catch (NoEffectException e) {
      return false;
    }
  }

  /** What is expected, if only 0 events, with nothing free but the pulls. */
  NullHypothesis expected(Hypothesis hypothesis) {
    List<Component> components = of(hypothesis.hypothesis());
    return new NullHypothesis(
        new TemplateModel(
            components.isEmpty()
                ? List.of(Component.exact("nothing", new double[size()]))
                : components,
            List.of(),
            pulls()));
  }

  /**
   * The components of a hypothesis that is bound already; a closed signal has none.
   *
   * @param runs its runs
   */
  List<Component> ofBound(Hypothesis hypothesis, List<RunConfiguration> runs) {
    return known(hypothesis).orElseGet(() -> together(k -> experiments.get(k).of(runs.get(k))));
  }

  private interface Own {
    List<Component> of(int experiment);
  }

  private List<Component> together(Own own) {
    if (experiments.size() == 1) {
      return own.of(0);
    }
    List<Component> all = new ArrayList<>();
    for (int k = 0; k < experiments.size(); k++) {
      for (Component component : own.of(k)) {
        all.add(placed(k, component, full(names.get(k), component.name())));
      }
    }
    return all;
  }

  private Component placed(int experiment, Component own, String name) {
    int first =
        experiments.subList(0, experiment).stream().mapToInt(ExperimentTemplates::size).sum();
    return own.placed(name, first, size(), indices.get(experiment));
  }

  /** The components of one of the experiments, under their own names, in the bins of all. */
  List<Component> of(Hypothesis hypothesis, int experiment) {
    return experiments.get(experiment).of(hypothesis.runs().get(experiment)).stream()
        .map(own -> placed(experiment, own, own.name()))
        .toList();
  }

  /** The nuisances that are one in several experiments. */
  public Set<String> shared() {
    Set<String> shared = new LinkedHashSet<>();
    for (int pull = 0; pull < pulls.size(); pull++) {
      int index = pull;
      long having =
          indices.stream().filter(own -> IntStream.of(own).anyMatch(i -> i == index)).count();
      if (having > 1) {
        shared.add(pulls.get(pull));
      }
    }
    return shared;
  }
}
