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
import org.nudipole.detector.geometry.SourceVolume;
import org.nudipole.detector.geometry.VertexDensity;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.interaction.Baselines;
import org.nudipole.generator.interaction.CoherentMoment;
import org.nudipole.generator.interaction.EffectiveMoment;
import org.nudipole.generator.interaction.FinalStates;
import org.nudipole.generator.interaction.IncoherentMoment;
import org.nudipole.generator.interaction.OscillatingMoment;
import org.nudipole.generator.interaction.SterileTransition;
import org.nudipole.generator.mathematics.ComplexMatrix;
import org.nudipole.generator.mixing.Mixing;
import org.nudipole.generator.mixing.MomentMatrix;
import org.nudipole.generator.mixing.MomentMatrix.Basis;
import org.nudipole.generator.mixing.MomentMatrix.Nature;
import org.nudipole.generator.source.NeutrinoSource;
import org.nudipole.macros.language.Fault;
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
   * @param vertices detector and illumination
   */
  static Bound<DipoleMoments> moments(
      Binding binding, Bound<NeutrinoSource> source, Bound<VertexDensity> vertices) {
    // A moment of 0, as most shipped macros have it, says that there is none.
    List<Fault> both =
        binding.contradictions(MOMENT, List.of(LAMBDA, EPSILON), ONE_OF_BOTH).limit(1).toList();
    if (binding.quantity(MOMENT) > 0 && !both.isEmpty()) {
      return Bound.faulty(both);
    }
    Bound<Mixing> mixing = MixingBinding.mixing(binding);
    return binding.has(LAMBDA) || binding.has(EPSILON)
        ? Bound.all(
                mixing,
                matrix(binding),
                (mixed, elements) -> combined(binding, mixed, elements, source, vertices))
            .flatMap(moments -> moments)
        : withoutMatrix(binding).beside(mixing.faults());
  }

  private static Bound<DipoleMoments> withoutMatrix(Binding binding) {
    double moment = binding.quantity(MOMENT);
    // Without any moment they change nothing, and a limit or a fit may bring a matrix.
    return Bound.of(DipoleMoments.uniform(binding.get(MOMENT), moment))
        .unless(moment > 0 ? ofNoMatrix(binding.settings()) : List.of());
  }

  /** What a run says about a matrix of moments that it does not have. */
  static List<Fault> ofNoMatrix(RunSettings settings) {
    if (Stream.of(LAMBDA, EPSILON).anyMatch(c -> settings.get(c).isPresent())) {
      return List.of();
    }
    return Stream.of(BASIS, NATURE, COMBINATION, INTERFERENCE)
        .flatMap(command -> settings.get(command).stream())
        .filter(
            setting -> !setting.is(INTERFERENCE) || InterferenceBinding.order(setting).isPresent())
        .map(
            setting ->
                setting.fault(
                    "there is no matrix of moments",
                    "give elements such as `/dipole/lambda 14 1e-11 muB`, or leave it out"))
        .toList();
  }

  private static Bound<MomentMatrix> matrix(Binding binding) {
    Basis basis = binding.word(BASIS).equals(Basis.MASS.label()) ? Basis.MASS : Basis.FLAVOUR;
    boolean dirac = binding.word(NATURE).equals(Nature.DIRAC.label());
    List<Setting> lambda = binding.all(LAMBDA);
    List<Setting> epsilon = binding.all(EPSILON);
    List<Bound<MatrixElement>> elements = new ArrayList<>();
    Stream.concat(lambda.stream(), epsilon.stream())
        .forEach(setting -> elements.add(element(setting, basis, dirac)));
    if (!dirac) {
      epsilon.forEach(
          setting ->
              elements.add(
                  Bound.faulty(
                      setting.fault(
                          "Majorana neutrinos have one complex matrix, with electric moments in its"
                              + " phases",
                          "give a phase to /dipole/lambda, or choose `/dipole/nature dirac`"))));
    }
    Bound<ComplexMatrix> magnetic = filled(lambda, dirac);
    Bound<ComplexMatrix> electric = filled(epsilon, dirac);
    return Bound.all(
        List.of(Bound.all(elements), magnetic, electric),
        () ->
            dirac
                ? MomentMatrix.dirac(basis, magnetic.get(), electric.get())
                : new MomentMatrix(Nature.MAJORANA, basis, magnetic.get()));
  }

  private static Bound<MatrixElement> element(Setting setting, Basis basis, boolean dirac) {
    MatrixElement element = MatrixElement.named(setting.word("element"));
    if (element.basis() != basis) {
      return Bound.faulty(
          setting.fault(
              "element " + element.name() + " belongs to the basis " + element.basis().label(),
              basis == Basis.MASS
                  ? "name mass states, as in 14, or add `/dipole/basis flavour`"
                  : "name flavours, as in es, or leave out /dipole/basis"));
    }
    boolean diagonal = element.row() == element.column();
    if (diagonal && !dirac) {
      return Bound.faulty(
          setting.fault(
              "the matrix of Majorana neutrinos is antisymmetric, its diagonal is zero",
              "leave it out, or choose `/dipole/nature dirac`"));
    }
    if (diagonal && setting.gives("phase")) {
      return Bound.faulty(
          setting.fault(
              "magnetic and electric moments of Dirac neutrinos are hermitian, their diagonals"
                  + " real",
              "leave out the phase"));
    }
    return Bound.of(element);
  }

  // Each element with its mirror image: the conjugate, or for Majorana neutrinos the negative.
  private static Bound<ComplexMatrix> filled(List<Setting> settings, boolean hermitian) {
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
        return Bound.faulty(
            setting.fault(
                "element "
                    + element.name()
                    + " must be "
                    + (hermitian ? "the conjugate" : "minus one times")
                    + " its mirror image, which is given too",
                "give one of the two"));
      }
      if (!contradicted) {
        matrix = matrix.with(element.column(), element.row(), mirror);
        matrix = matrix.with(element.row(), element.column(), value);
      }
      given.add(element);
    }
    return Bound.of(matrix);
  }

  private static Bound<DipoleMoments> combined(
      Binding binding,
      Mixing mixing,
      MomentMatrix elements,
      Bound<NeutrinoSource> source,
      Bound<VertexDensity> vertices) {
    if (elements.isZero()) {
      return Bound.of(DipoleMoments.uniform(line(binding), 0));
    }
    String combination = binding.word(COMBINATION);
    if (!combination.equals(INCOHERENT)
        && source.value().filter(MomentBinding::isMixture).isPresent()) {
      return Bound.faulty(
          binding
              .value(COMBINATION)
              .fault(
                  "neutrinos of the source "
                      + source.get().name()
                      + " arrive as incoherent mass states: the phases between them are lost on the"
                      + " way",
                  "choose incoherent, or leave it out"));
    }
    Bound<Baselines> baselines =
        combination.equals(OSCILLATING)
            ? vertices.flatMap(v -> baselines(binding, v))
            : Bound.of(Baselines.at(0));
    return baselines.flatMap(b -> combined(binding, mixing, elements, source, b));
  }

  private static Bound<DipoleMoments> combined(
      Binding binding,
      Mixing mixing,
      MomentMatrix elements,
      Bound<NeutrinoSource> source,
      Baselines baselines) {
    String combination = binding.word(COMBINATION);
    double reference = elements.elements().largest();
    MomentMatrix moments = elements.in(Basis.MASS, mixing);
    Map<FinalStates, EffectiveMoment> absolute = new EnumMap<>(FinalStates.class);
    Map<FinalStates, EffectiveMoment> relative = new EnumMap<>(FinalStates.class);
    for (FinalStates states : FinalStates.values()) {
      if (states.areReached(moments)) {
        absolute.put(states, effective(combination, mixing, moments, states, baselines));
        relative.put(
            states,
            effective(combination, mixing, moments.times(1 / reference), states, baselines));
      }
    }
    Bound<Optional<SterileTransition>> interference =
        Bound.optional(
            InterferenceBinding.order(binding)
                .map(o -> InterferenceBinding.transition(binding, o, mixing, moments, source)));
    double heavy =
        source.value().map(DipoleMoments::flavours).stream()
                .anyMatch(flavours -> flavours.contains(Flavour.NU_4))
            ? FinalStates.LIGHT.moment(moments, Mixing.STATES)
            : 0;
    return interference.map(
        transition ->
            new DipoleMoments(
                line(binding),
                reference,
                absolute,
                relative,
                heavy,
                transition,
                transition.map(t -> t.per(reference))));
  }

  // A line of the matrix.
  private static Optional<Setting> line(Binding binding) {
    return binding.get(LAMBDA).or(() -> binding.get(EPSILON));
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

  private static Bound<Baselines> baselines(Binding binding, VertexDensity vertices) {
    if (vertices.illumination() instanceof IsotropicSource) {
      return Bound.of(vertices.baselines());
    }
    return statedDistance(binding.settings())
        .map(distance -> Bound.of(Baselines.at(distance)))
        .orElseGet(
            () ->
                Bound.faulty(
                    binding
                        .value(COMBINATION)
                        .fault(
                            "oscillations need a distance from the source, and a flux alone has"
                                + " none",
                            "add /source/distance, which beside a flux only sets that, or choose"
                                + " coherent")));
  }

  /**
   * Distance between the centres of source and detector, length; NaN if a run states none. Of a
   * beam it sets the baseline only.
   */
  public static double distance(RunConfiguration run) {
    VertexDensity vertices = run.experiment().vertices();
    if (vertices.illumination() instanceof IsotropicSource source
        && !vertices.position().isOrigin()) {
      SourceVolume volume = source.volume();
      return Math.sqrt(volume.x() * volume.x() + volume.y() * volume.y() + volume.z() * volume.z());
    }
    return statedDistance(run.settings()).orElse(Double.NaN);
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
