package org.nudipole.statistics.limit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.nudipole.generator.Units;
import org.nudipole.macros.language.FreeParameter;
import org.nudipole.macros.language.MacroException;
import org.nudipole.macros.language.Symmetry;
import org.nudipole.statistics.likelihood.Component;

/**
 * Counts that are a quadratic form in amplitudes, as those of elements of the matrix of moments
 * are, whether their moduli, their phases or both vary. A few templates determine it, and some more
 * tell whether it is one: then no rate has to be computed again, wherever a fit goes.
 */
final class QuadraticForm {
  /** Templates beyond those that determine the form. */
  private static final int MORE = 3;

  /** A sum over its greatest term that is rounding of terms which cancel. */
  private static final double NOTHING = 1e-14;

  /** Square roots of primes: their multiples fill a cube evenly (Weyl). */
  private static final double[] IRRATIONAL = {
    Math.sqrt(2), Math.sqrt(3), Math.sqrt(5), Math.sqrt(7), Math.sqrt(11), Math.sqrt(13)
  };

  private final Hypothesis about;
  private final List<FreeParameter> free;
  private final List<Amplitude> amplitudes;
  private final List<Map<String, Component>> samples;
  // From the monomials at a place to the weight of each sample.
  private final RealMatrix weights;
  // The samples of each component, and their sizes.
  private final Map<String, List<Component>> parts = new HashMap<>();
  private final Map<String, double[]> sizes = new HashMap<>();
  // Those that no amplitude changes: far from the samples weights are great, and so is rounding.
  private final Set<String> constant = new HashSet<>();

  private QuadraticForm(
      Hypothesis about,
      List<FreeParameter> free,
      List<Amplitude> amplitudes,
      List<Map<String, Component>> samples,
      RealMatrix weights) {
    this.about = about;
    this.free = free;
    this.amplitudes = amplitudes;
    this.samples = samples;
    this.weights = weights;
    for (String name : samples.get(0).keySet()) {
      Component first = samples.get(0).get(name);
      if (samples.stream().allMatch(sample -> isSame(first, sample.get(name)))) {
        constant.add(name);
      }
      parts.put(name, samples.stream().map(sample -> sample.get(name)).toList());
      sizes.put(name, parts.get(name).stream().mapToDouble(Component::largest).toArray());
    }
  }

  private static boolean isSame(Component one, Component other) {
    return Component.combination(List.of(one, other), 1, -1).largest()
        <= Effect.ROUNDING * one.largest();
  }

  /**
   * The form of the counts in all of some parameters; empty if they are none.
   *
   * @param settings the runs
   * @param free what varies
   */
  static Optional<QuadraticForm> of(
      Hypothesis settings, List<FreeParameter> free, Templates templates) {
    boolean known =
        free.stream().allMatch(p -> VariedRun.isAmplitude(p) || p.symmetry() == Symmetry.PHASE);
    if (!known || free.size() > IRRATIONAL.length) {
      return Optional.empty();
    }
    List<Map<String, Component>> samples = new ArrayList<>();
    List<Amplitude> amplitudes = Amplitude.of(free);
    int number = monomials(amplitudes, place(free, 0)).length + MORE;
    double[][] monomials = new double[number][];
    for (int k = 0; k < number; k++) {
      double[] place = place(free, k);
      monomials[k] = monomials(amplitudes, place);
      Hypothesis moved = moved(settings, free, place);
      try {
        Map<String, Component> named = new LinkedHashMap<>();
        templates.of(moved.hypothesis()).forEach(c -> named.put(c.name(), c));
        samples.add(named);
      } catch (MacroException | IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    // Monomials of a phase alone depend on each other.
    RealMatrix weights =
        new SingularValueDecomposition(new Array2DRowRealMatrix(monomials))
            .getSolver()
            .getInverse();
    QuadraticForm form =
        new QuadraticForm(settings.hypothesis(), free, amplitudes, filled(samples), weights);
    return form.isExact() ? Optional.of(form) : Optional.empty();
  }

  private static Hypothesis moved(Hypothesis settings, List<FreeParameter> free, double[] values) {
    Hypothesis moved = settings;
    for (int p = 0; p < values.length; p++) {
      moved = moved.set(free.get(p), values[p]);
    }
    return moved;
  }

  // Amplitudes about as great as those of the examples, phases all around.
  private static double[] place(List<FreeParameter> free, int k) {
    double[] place = new double[free.size()];
    for (int p = 0; p < place.length; p++) {
      double part = (k + 1) * IRRATIONAL[p] % 1;
      FreeParameter one = free.get(p);
      place[p] =
          VariedRun.isAmplitude(one)
              ? VariedRun.example(one) * (0.2 + 2 * part)
              : 2 * Math.PI * part * Units.RAD / one.factor();
    }
    return place;
  }

  /**
   * One of the amplitudes.
   *
   * @param modulus index of its modulus among the parameters; -1 if that does not vary
   * @param example a modulus of the order of 1
   * @param phase index of its phase; -1 if that does not vary
   * @param radians radians in the unit of the phase
   */
  private record Amplitude(int modulus, double example, int phase, double radians) {
    static List<Amplitude> of(List<FreeParameter> free) {
      List<Amplitude> amplitudes = new ArrayList<>();
      for (int p = 0; p < free.size(); p++) {
        FreeParameter one = free.get(p);
        if (VariedRun.isAmplitude(one)) {
          int phase = phase(free, one);
          double radians = phase < 0 ? 0 : free.get(phase).factor() / Units.RAD;
          amplitudes.add(new Amplitude(p, VariedRun.example(one), phase, radians));
        } else if (free.stream().noneMatch(q -> VariedRun.isAmplitude(q) && isPhaseOf(one, q))) {
          amplitudes.add(new Amplitude(-1, 1, p, one.factor() / Units.RAD));
        }
      }
      return amplitudes;
    }

    private static int phase(List<FreeParameter> free, FreeParameter modulus) {
      for (int p = 0; p < free.size(); p++) {
        if (isPhaseOf(free.get(p), modulus)) {
          return p;
        }
      }
      return -1;
    }

    private static boolean isPhaseOf(FreeParameter one, FreeParameter modulus) {
      return one.symmetry() == Symmetry.PHASE
          && one.command().equals(modulus.command())
          && one.before().equals(modulus.before());
    }

    void add(double[] values, List<Double> amplitudes) {
      double size = modulus < 0 ? 1 : values[modulus] / example;
      double angle = phase < 0 ? 0 : values[phase] * radians;
      amplitudes.add(size * Math.cos(angle));
      if (phase >= 0) {
        amplitudes.add(size * Math.sin(angle));
      }
    }
  }

  // 1, the amplitudes, and their products.
  private static double[] monomials(List<Amplitude> of, double[] values) {
    List<Double> amplitudes = new ArrayList<>(List.of(1.0));
    of.forEach(amplitude -> amplitude.add(values, amplitudes));
    int number = amplitudes.size();
    double[] monomials = new double[number * (number + 1) / 2];
    int next = 0;
    for (int i = 0; i < number; i++) {
      for (int j = i; j < number; j++) {
        monomials[next++] = amplitudes.get(i) * amplitudes.get(j);
      }
    }
    return monomials;
  }

  // A component that one sample has is 0 in those without it.
  private static List<Map<String, Component>> filled(List<Map<String, Component>> samples) {
    TreeSet<String> names = new TreeSet<>();
    samples.forEach(sample -> names.addAll(sample.keySet()));
    for (String name : names) {
      Component like =
          samples.stream().flatMap(m -> Stream.ofNullable(m.get(name))).findFirst().orElseThrow();
      samples.forEach(m -> m.computeIfAbsent(name, n -> Component.combination(List.of(like), 0)));
    }
    return samples;
  }

  /** The same with what has the same uncertainties added up, for where no part is asked for. */
  QuadraticForm merged() {
    return new QuadraticForm(
        about, free, amplitudes, samples.stream().map(this::merged).toList(), weights);
  }

  // What no amplitude changes stays apart, and exact.
  private Map<String, Component> merged(Map<String, Component> sample) {
    Map<String, Component> merged = new LinkedHashMap<>();
    for (boolean same : new boolean[] {true, false}) {
      List<Component> alike =
          sample.values().stream().filter(c -> constant.contains(c.name()) == same).toList();
      for (Component sum : VariedRun.merged(alike)) {
        merged.put(same + " " + sum.uncertainties(), sum);
      }
    }
    return merged;
  }

  private boolean isExact() {
    for (int k = 0; k < samples.size(); k++) {
      for (Component predicted : at(place(free, k))) {
        Component own = samples.get(k).get(predicted.name());
        Component difference = Component.combination(List.of(predicted, own), 1, -1);
        if (difference.largest() > Orders.EXACT * own.largest()) {
          return false;
        }
      }
    }
    return true;
  }

  /** The components of a hypothesis that differs in these parameters alone; empty for others. */
  Optional<List<Component>> of(Hypothesis hypothesis) {
    double[] values = new double[free.size()];
    for (int p = 0; p < values.length; p++) {
      OptionalDouble value = hypothesis.firstValue(free.get(p));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values[p] = value.getAsDouble();
    }
    return moved(about, free, values).isSame(hypothesis)
        ? Optional.of(at(values))
        : Optional.empty();
  }

  /**
   * The components.
   *
   * @param values of the parameters, each in its unit
   */
  List<Component> at(double[] values) {
    double[] factors = weights.preMultiply(monomials(amplitudes, values));
    List<Component> sums = new ArrayList<>();
    for (String name : samples.get(0).keySet()) {
      if (constant.contains(name)) {
        sums.add(samples.get(0).get(name));
        continue;
      }
      List<Component> own = parts.get(name);
      Component sum = Component.combination(own, factors);
      boolean nothing = sum.largest() <= NOTHING * largestTerm(sizes.get(name), factors);
      sums.add(nothing ? Component.combination(own, new double[factors.length]) : sum);
    }
    return sums;
  }

  private static double largestTerm(double[] sizes, double[] factors) {
    double largest = 0;
    for (int k = 0; k < factors.length; k++) {
      largest = Math.max(largest, Math.abs(factors[k]) * sizes[k]);
    }
    return largest;
  }
}
