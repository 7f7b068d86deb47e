package org.nudipole.macros.binding;

import static org.nudipole.macros.language.DipoleCommands.BASIS;
import static org.nudipole.macros.language.DipoleCommands.COMBINATION;
import static org.nudipole.macros.language.DipoleCommands.EPSILON;
import static org.nudipole.macros.language.DipoleCommands.INTERFERENCE;
import static org.nudipole.macros.language.DipoleCommands.LAMBDA;
import static org.nudipole.macros.language.DipoleCommands.MOMENT;
import static org.nudipole.macros.language.DipoleCommands.NATURE;
import static org.nudipole.macros.language.SourceCommands.DISTANCE;
import static org.nudipole.macros.language.SourceCommands.POSITION;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.math3.complex.Complex;
import org.nudipole.detector.geometry.IsotropicSource;
import org.nudipole.detector.geometry.VertexDensity;
import org.nudipole.generator.interaction.Baselines;
import org.nudipole.generator.interaction.CoherentMoment;
import org.nudipole.generator.interaction.EffectiveMoment;
import org.nudipole.generator.interaction.FinalStates;
import org.nudipole.generator.interaction.IncoherentMoment;
import org.nudipole.generator.interaction.InterferenceOrder;
import org.nudipole.generator.interaction.OscillatingMoment;
import org.nudipole.generator.interaction.SterileTransition;
import org.nudipole.generator.mathematics.ComplexMatrix;
import org.nudipole.generator.mixing.Mixing;
import org.nudipole.generator.mixing.MomentMatrix;
import org.nudipole.generator.mixing.MomentMatrix.Basis;
import org.nudipole.generator.mixing.MomentMatrix.Nature;
import org.nudipole.generator.source.NeutrinoSource;
import org.nudipole.macros.language.MatrixElement;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.macros.language.Setting;

/** Binds the transition moments under {@code /dipole}. */
public final class MomentBinding {

  private static final String ONE_OF_BOTH =
      "give one effective moment or a matrix; a moment of 0 gives way to a matrix";
  private static final String INCOHERENT = "incoherent";
  private static final String OSCILLATING = "oscillating";

  /** Relative difference at which two ways to give an element contradict each other. */
  private static final double ROUNDING = 1e-9;

  private MomentBinding() {}

  /**
   * The moments.
   *
   * @param source the source, if it could be bound
   * @param vertices detector and illumination, if they could be bound
   */
  static Optional<DipoleMoments> moments(
      Binding binding, Optional<NeutrinoSource> source, Optional<VertexDensity> vertices) {
    boolean matrix = binding.has(LAMBDA) || binding.has(EPSILON);
    // A moment of 0, as most shipped macros have it, says that there is none.
    if (binding.quantity(MOMENT) > 0
        && (binding.excludes(MOMENT, LAMBDA, ONE_OF_BOTH)
            || binding.excludes(MOMENT, EPSILON, ONE_OF_BOTH))) {
      return Optional.empty();
    }
    Optional<Mixing> mixing = MixingBinding.mixing(binding);
    if (!matrix) {
      return withoutMatrix(binding);
    }
    Optional<MomentMatrix> elements = matrix(binding);
    if (mixing.isEmpty() || elements.isEmpty()) {
      return Optional.empty();
    }
    return combined(binding, mixing.get(), elements.get(), source, vertices);
  }

  private static Optional<DipoleMoments> withoutMatrix(Binding binding) {
    List<Setting> ofMatrix =
        Stream.concat(
                Stream.of(BASIS, NATURE, COMBINATION).flatMap(c -> binding.get(c).stream()),
                InterferenceBinding.order(binding).stream()
                    .flatMap(o -> binding.get(INTERFERENCE).stream()))
            .toList();
    for (Setting setting : ofMatrix) {
      binding.fault(
          setting,
          "there is no matrix of moments",
          "give elements such as `/dipole/lambda 14 1e-11 muB`, or leave it out");
    }
    return ofMatrix.isEmpty()
        ? Optional.of(DipoleMoments.uniform(binding.get(MOMENT), binding.quantity(MOMENT)))
        : Optional.empty();
  }

  private static Optional<MomentMatrix> matrix(Binding binding) {
    Basis basis = binding.word(BASIS).equals(Basis.MASS.label()) ? Basis.MASS : Basis.FLAVOUR;
    boolean dirac = binding.word(NATURE).equals(Nature.DIRAC.label());
    List<Setting> lambda = binding.all(LAMBDA);
    List<Setting> epsilon = binding.all(EPSILON);
    boolean good = true;
    for (Setting setting : Stream.concat(lambda.stream(), epsilon.stream()).toList()) {
      good &= isElement(binding, setting, basis, dirac);
    }
    if (!dirac) {
      for (Setting setting : epsilon) {
        binding.fault(
            setting,
            "Majorana neutrinos have one complex matrix, with electric moments in its phases",
            "give a phase to /dipole/lambda, or choose `/dipole/nature dirac`");
        good = false;
      }
    }
    Optional<ComplexMatrix> magnetic = filled(binding, lambda, dirac);
    Optional<ComplexMatrix> electric = filled(binding, epsilon, dirac);
    if (!good || magnetic.isEmpty() || electric.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        dirac
            ? MomentMatrix.dirac(basis, magnetic.get(), electric.get())
            : new MomentMatrix(Nature.MAJORANA, basis, magnetic.get()));
  }

  private static boolean isElement(Binding binding, Setting setting, Basis basis, boolean dirac) {
    MatrixElement element = MatrixElement.named(setting.word("element"));
    if (element.basis() != basis) {
      binding.fault(
          setting,
          "element " + element.name() + " belongs to the basis " + element.basis().label(),
          basis == Basis.MASS
              ? "name mass states, as in 14, or add `/dipole/basis flavour`"
              : "name flavours, as in es, or leave out /dipole/basis");
      return false;
    }
    if (element.row() != element.column()) {
      return true;
    }
    if (!dirac) {
      binding.fault(
          setting,
          "the matrix of Majorana neutrinos is antisymmetric, its diagonal is zero",
          "leave it out, or choose `/dipole/nature dirac`");
      return false;
    }
    if (setting.gives("phase")) {
      binding.fault(
          setting,
          "magnetic and electric moments of Dirac neutrinos are hermitian, their diagonals real",
          "leave out the phase");
      return false;
    }
    return true;
  }

  // Each element with its mirror image: the conjugate, or for Majorana neutrinos the negative.
  private static Optional<ComplexMatrix> filled(
      Binding binding, List<Setting> settings, boolean hermitian) {
    ComplexMatrix matrix = ComplexMatrix.zero();
    List<MatrixElement> given = new ArrayList<>();
    for (Setting setting : settings) {
      MatrixElement element = MatrixElement.named(setting.word("element"));
      Complex value = MixingBinding.polar(setting.quantity("moment").value(), setting);
      Complex mirror = hermitian ? value.conjugate() : value.negate();
      boolean contradicted =
          given.stream().anyMatch(g -> g.row() == element.column() && g.column() == element.row());
      Complex before = matrix.get(element.row(), element.column());
      if (contradicted && !(before.subtract(value).abs() <= ROUNDING * value.abs())) {
        binding.fault(
            setting,
            "element "
                + element.name()
                + " must be "
                + (hermitian ? "the conjugate" : "minus one times")
                + " its mirror image, which is given too",
            "give one of the two");
        return Optional.empty();
      }
      if (!contradicted) {
        matrix = matrix.with(element.column(), element.row(), mirror);
        matrix = matrix.with(element.row(), element.column(), value);
      }
      given.add(element);
    }
    return Optional.of(matrix);
  }

  private static Optional<DipoleMoments> combined(
      Binding binding,
      Mixing mixing,
      MomentMatrix elements,
      Optional<NeutrinoSource> source,
      Optional<VertexDensity> vertices) {
    Optional<Setting> setting = binding.get(LAMBDA).or(() -> binding.get(EPSILON));
    if (elements.isZero()) {
      return Optional.of(DipoleMoments.uniform(setting, 0));
    }
    String combination = binding.word(COMBINATION);
    if (!combination.equals(INCOHERENT) && source.filter(s -> isMixture(s)).isPresent()) {
      binding.fault(
          binding.get(COMBINATION).orElseThrow(),
          "neutrinos of the source "
              + source.get().name()
              + " arrive as incoherent mass states: the phases between them are lost on the way",
          "choose incoherent, or leave it out");
      return Optional.empty();
    }
    Optional<Baselines> baselines =
        combination.equals(OSCILLATING)
            ? baselines(binding, vertices)
            : Optional.of(Baselines.at(0));
    if (baselines.isEmpty()) {
      return Optional.empty();
    }
    double reference = elements.elements().largest();
    MomentMatrix moments = elements.in(Basis.MASS, mixing);
    Map<FinalStates, EffectiveMoment> absolute = new EnumMap<>(FinalStates.class);
    Map<FinalStates, EffectiveMoment> relative = new EnumMap<>(FinalStates.class);
    for (FinalStates states : FinalStates.values()) {
      if (states.areReached(moments)) {
        absolute.put(states, effective(combination, mixing, moments, states, baselines.get()));
        relative.put(
            states,
            effective(combination, mixing, moments.times(1 / reference), states, baselines.get()));
      }
    }
    Optional<InterferenceOrder> order = InterferenceBinding.order(binding);
    Optional<SterileTransition> transition =
        order.flatMap(o -> InterferenceBinding.transition(binding, o, mixing, moments, source));
    if (order.isPresent() && transition.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new DipoleMoments(
            setting,
            reference,
            absolute,
            relative,
            transition,
            transition.map(t -> t.per(reference))));
  }

  private static EffectiveMoment effective(
      String combination,
      Mixing mixing,
      MomentMatrix moments,
      FinalStates states,
      Baselines baselines) {
    return switch (combination) {
      case INCOHERENT -> IncoherentMoment.of(mixing, moments, states);
      case OSCILLATING -> OscillatingMoment.of(mixing, moments, states, baselines);
      default -> CoherentMoment.of(mixing, moments, states);
    };
  }

  /** Whether neutrinos of the source are an incoherent mixture of mass states. */
  static boolean isMixture(NeutrinoSource source) {
    return source.lines().stream().anyMatch(line -> line.composition().isPresent())
        || source.continua().stream().anyMatch(part -> part.composition().isPresent());
  }

  private static Optional<Baselines> baselines(Binding binding, Optional<VertexDensity> vertices) {
    if (vertices.isEmpty()) {
      return Optional.empty();
    }
    if (vertices.get().illumination() instanceof IsotropicSource) {
      return Optional.of(vertices.get().baselines());
    }
    Optional<Double> distance = statedDistance(binding.settings());
    if (distance.isEmpty()) {
      binding.fault(
          binding.get(COMBINATION).orElseThrow(),
          "oscillations need a distance from the source, and a flux alone has none",
          "add /source/distance, which beside a flux only sets that, or choose coherent");
    }
    return distance.map(Baselines::at);
  }

  /** The distance of the source that a run states, length; empty if it states none. */
  public static Optional<Double> statedDistance(RunSettings settings) {
    return settings
        .get(DISTANCE)
        .map(s -> s.quantity("distance").value())
        .or(() -> settings.get(POSITION).map(MomentBinding::length));
  }

  private static double length(Setting position) {
    double square = 0;
    for (double x : position.vector("position").values()) {
      square += x * x;
    }
    return Math.sqrt(square);
  }
}
