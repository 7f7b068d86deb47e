package org.nudipole.statistics.limit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.nudipole.detector.FoldedSpectrum;
import org.nudipole.detector.RecoilCut;
import org.nudipole.detector.background.FoldedBackground;
import org.nudipole.detector.response.Cells;
import org.nudipole.detector.response.GaussianResolution;
import org.nudipole.detector.response.LightYield;
import org.nudipole.detector.response.Response;
import org.nudipole.detector.response.ResponseStep;
import org.nudipole.detector.response.ScaledQuenching;
import org.nudipole.detector.response.Transform;
import org.nudipole.generator.interaction.CrossSectionPart;
import org.nudipole.generator.interaction.ScatteringProcess;
import org.nudipole.generator.rate.EventDensity;
import org.nudipole.generator.rate.GenerationCut;
import org.nudipole.macros.binding.FitSettings;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.binding.ShapeFactors;
import org.nudipole.macros.binding.VariedNumber;
import org.nudipole.macros.language.DipoleCommands;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.InteractionCommands;
import org.nudipole.macros.language.MacroException;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.statistics.likelihood.Component;
import org.nudipole.statistics.likelihood.Morph;
import org.nudipole.statistics.likelihood.Normalisation;

/**
 * Expected detected events of a run per bin of the observed value, from the analytic arm, one
 * component per part of the cross section and per background, with the changes that the nuisances
 * make.
 *
 * <p>Many runs of one scan differ in the dipole only, so components are kept, for all threads,
 * under the resolved macro that they depend on.
 */
final class ExperimentTemplates {
  private final Cells cells;
  private final int blocks;
  private final FitSettings fit;
  private final double factor;
  private final Map<String, List<Component>> known = new ConcurrentHashMap<>();

  /**
   * Nothing computed yet.
   *
   * @param cells bins of the observed value, or cells of a plane
   * @param blocks how often the run has them: once, or for each module
   * @param fit the nuisances
   * @param factor what multiplies all counts: the exposure of the data over that of the run
   */
  ExperimentTemplates(Cells cells, int blocks, FitSettings fit, double factor) {
    this.cells = cells;
    this.blocks = blocks;
    this.fit = fit;
    this.factor = factor;
  }

  /** The bins of the observed value, or cells of a plane. */
  Cells cells() {
    return cells;
  }

  /** Number of counts: the bins of all modules together, or those of one after the other. */
  int size() {
    return blocks * cells.size();
  }

  /** Names of the pulls, in the order of their indices. */
  List<String> pulls() {
    return List.copyOf(fit.pulls().keySet());
  }

  /**
   * The components of a run; a closed signal has none. Without its moment a run of the dipole alone
   * has nothing but backgrounds.
   */
  List<Component> of(RunSettings settings) {
    if (Templates.isDipoleAlone(settings) && !settings.hasSignal()) {
      return of(settings.with(InteractionCommands.PART, CrossSectionPart.SM.label())).stream()
          .filter(c -> !c.name().equals(CrossSectionPart.SM.label()))
          .toList();
    }
    return of(settings, () -> RunConfiguration.of(settings));
  }

  /** The components of a run that is bound already; a closed signal has none. */
  List<Component> of(RunConfiguration run) {
    return of(run.settings(), () -> run);
  }

  private List<Component> of(RunSettings settings, Supplier<RunConfiguration> run) {
    // Without a moment the mass of a sterile neutrino changes nothing.
    RunSettings told =
        settings.hasSignal() ? settings : settings.withoutSignal().without(DipoleCommands.MASS);
    return known.computeIfAbsent(told.toMacro(), key -> computed(run.get()));
  }

  private List<Component> computed(RunConfiguration run) {
    Map<String, double[]> nominal = binned(run, UnaryOperator.identity());
    Map<String, List<Morph>> morphs = new LinkedHashMap<>();
    nominal.keySet().forEach(name -> morphs.put(name, new ArrayList<>()));
    List<Normalisation> normalisations = new ArrayList<>();
    Map<String, List<Normalisation>> ofBackgrounds = new LinkedHashMap<>();
    run.detector().backgrounds().forEach(b -> ofBackgrounds.put(b.label(), new ArrayList<>()));
    List<String> names = List.copyOf(fit.nuisances().keySet());
    for (int k = 0; k < names.size(); k++) {
      int pull = k;
      double sigma = fit.nuisances().get(names.get(k));
      switch (names.get(k)) {
        case FitSettings.NORMALISATION -> normalisations.add(new Normalisation(k, sigma));
        case FitSettings.QUENCHING ->
            morph(run, k, sigma, nominal, ExperimentTemplates::quenched, morphs);
        case FitSettings.RESOLUTION ->
            morph(run, k, sigma, nominal, ExperimentTemplates::resolved, morphs);
        case FitSettings.BACKGROUND ->
            ofBackgrounds.values().forEach(n -> n.add(new Normalisation(pull, sigma)));
        default -> ofBackgrounds.get(names.get(k)).add(new Normalisation(k, sigma));
      }
    }
    int next = names.size();
    for (VariedNumber number : fit.varied()) {
      morph(run, next++, number, nominal, morphs);
    }
    for (ShapeFactors shape : fit.shapes()) {
      morph(next++, shape, nominal, ofBackgrounds.keySet(), morphs);
    }
    List<Component> components = new ArrayList<>();
    nominal.forEach(
        (name, counts) ->
            components.add(
                new Component(
                    name,
                    counts,
                    ofBackgrounds.getOrDefault(name, normalisations),
                    morphs.get(name))));
    return components;
  }

  private interface Variation {
    ResponseStep apply(ResponseStep step, double factor);
  }

  private void morph(
      RunConfiguration run,
      int pull,
      double sigma,
      Map<String, double[]> nominal,
      Variation variation,
      Map<String, List<Morph>> morphs) {
    Map<String, double[]> up = binned(run, step -> variation.apply(step, 1 + sigma));
    Map<String, double[]> down = binned(run, step -> variation.apply(step, 1 - sigma));
    nominal.forEach(
        (name, counts) ->
            morphs.get(name).add(new Morph(pull, counts, up.get(name), down.get(name))));
  }

  // The run anew with a number one standard deviation above and below.
  private void morph(
      RunConfiguration run,
      int pull,
      VariedNumber number,
      Map<String, double[]> nominal,
      Map<String, List<Morph>> morphs) {
    Map<String, double[]> up = binned(at(run, number, 1), UnaryOperator.identity());
    Map<String, double[]> down = binned(at(run, number, -1), UnaryOperator.identity());
    double low = number.low(run.settings());
    double high = number.high(run.settings());
    double[] none = new double[size()];
    nominal.forEach(
        (name, counts) ->
            morphs
                .get(name)
                .add(
                    new Morph(
                        pull,
                        counts,
                        up.getOrDefault(name, none),
                        down.getOrDefault(name, none),
                        low,
                        high)));
  }

  private static RunConfiguration at(RunConfiguration run, VariedNumber number, double deviations) {
    // The analysis is that of the run, whose bins do not move.
    RunSettings moved = number.at(run.settings(), deviations).hypothesis().withoutAnalysis();
    try {
      return RunConfiguration.of(moved);
    } catch (MacroException e) {
      Fault first = e.faults().get(0);
      throw new MacroException(
          List.of(
              number
                  .setting()
                  .fault(
                      "one standard deviation "
                          + (deviations > 0 ? "above" : "below")
                          + " its value: "
                          + first.why(),
                      "give a smaller standard deviation, or " + first.suggestion())));
    }
  }

  private void morph(
      int pull,
      ShapeFactors shape,
      Map<String, double[]> nominal,
      Set<String> backgrounds,
      Map<String, List<Morph>> morphs) {
    nominal.forEach(
        (name, counts) -> {
          String of = backgrounds.contains(name) ? name : ShapeFactors.NEUTRINOS;
          ShapeFactors.Factors factors = shape.factors().get(of);
          if (factors != null) {
            double[] up = product(counts, factors.up());
            morphs.get(name).add(new Morph(pull, counts, up, product(counts, factors.down())));
          }
        });
  }

  // The factors are those of each module.
  private static double[] product(double[] counts, double[] factors) {
    double[] product = counts.clone();
    for (int i = 0; i < product.length; i++) {
      product[i] *= factors[i % factors.length];
    }
    return product;
  }

  private static ResponseStep quenched(ResponseStep step, double factor) {
    return step instanceof Transform quenching && !(step instanceof LightYield)
        ? new ScaledQuenching(quenching, factor)
        : step;
  }

  private static ResponseStep resolved(ResponseStep step, double factor) {
    return step instanceof GaussianResolution r
        ? new GaussianResolution(
            factor * r.constant(), factor * r.root(), factor * r.linear(), r.quadrature())
        : step;
  }

  // The sum of all modules, with changed steps of their responses.
  private Map<String, double[]> binned(RunConfiguration run, UnaryOperator<ResponseStep> change) {
    Map<String, double[]> counts = new LinkedHashMap<>();
    List<RunConfiguration> modules = run.modules();
    for (int k = 0; k < modules.size(); k++) {
      RunConfiguration module = modules.get(k);
      int first = blocks > 1 ? k * cells.size() : 0;
      Response response = module.experiment().response();
      Response varied = response.changed(change);
      binned(module, varied.equals(response) ? module.density() : density(module, varied), varied)
          .forEach(
              (name, events) ->
                  add(counts.computeIfAbsent(name, n -> new double[size()]), first, events));
    }
    return counts;
  }

  private void add(double[] counts, int first, double[] events) {
    for (int i = 0; i < events.length; i++) {
      counts[first + i] += factor * events[i];
    }
  }

  // Another response may see recoils below the cut that follows from the nominal one.
  private static EventDensity density(RunConfiguration run, Response response) {
    EventDensity uncut = run.prediction().uncut();
    Map<ScatteringProcess, Double> least = new EnumMap<>(run.density().cut().least());
    least.replaceAll(
        (process, cut) ->
            run.isCutGiven(process)
                ? cut
                : RecoilCut.forIntegrals(uncut.of(process), response).orElse(cut));
    return uncut.above(new GenerationCut(least));
  }

  private Map<String, double[]> binned(
      RunConfiguration run, EventDensity density, Response response) {
    Map<String, double[]> counts = new LinkedHashMap<>();
    double[][] channels = new FoldedSpectrum(density, response).detected(cells);
    run.experiment().interactions().forEach(i -> counts.put(i.label(), new double[cells.size()]));
    for (int c = 0; c < channels.length; c++) {
      double[] sum = counts.get(density.channels().get(c).interaction().label());
      for (int i = 0; i < sum.length; i++) {
        sum[i] += channels[c][i];
      }
    }
    for (FoldedBackground background : run.experiment().foldedBackgrounds()) {
      counts.put(
          background.background().label(),
          new FoldedBackground(background.background(), background.expected(), response)
              .detected(cells));
    }
    return counts;
  }
}
