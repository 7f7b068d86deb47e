package org.nudipole.macros.binding;

import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.complex.Complex;
import org.nudipole.generator.Units;
import org.nudipole.generator.mathematics.ComplexMatrix;
import org.nudipole.generator.mixing.MassOrdering;
import org.nudipole.generator.mixing.Mixing;
import org.nudipole.generator.mixing.MixingAngles;
import org.nudipole.generator.mixing.Rotation;
import org.nudipole.macros.language.MatrixElement;
import org.nudipole.macros.language.Setting;

/** Binds the commands under {@code /mixing}. */
final class MixingBinding {
  private static final String ORDERING = "/mixing/ordering";
  private static final String ELEMENT = "/mixing/element";
  private static final String MAJORANA = "/mixing/majoranaPhases";
  private static final String DELTA = "/mixing/delta";

  private static final List<String> ANGLES =
      List.of(
          "/mixing/sin2Theta12",
          "/mixing/sin2Theta13",
          "/mixing/sin2Theta23",
          DELTA,
          "/mixing/theta14",
          "/mixing/theta24",
          "/mixing/theta34",
          MAJORANA);

  private MixingBinding() {}

  /** The mixing: what the macro says, and the best fit for the rest. */
  static Optional<Mixing> mixing(Binding binding) {
    MassOrdering ordering = ordering(binding);
    double dm21 = binding.quantity("/mixing/dm21", "dm21", ordering.dm21());
    double dm31 =
        Math.copySign(
            binding.quantity("/mixing/dm31", "dm31", Math.abs(ordering.dm31())), ordering.dm31());
    List<Setting> elements = binding.settings().all(ELEMENT);
    if (elements.isEmpty()) {
      return Optional.of(Mixing.of(angles(binding, ordering), dm21, dm31));
    }
    for (String angle : ANGLES) {
      if (binding.excludes(ELEMENT, angle, "give a matrix or angles")) {
        return Optional.empty();
      }
    }
    return binding.make(
        elements.get(0),
        () -> new Mixing(matrix(elements), dm21, dm31),
        "give all elements of the matrix with enough digits, or angles");
  }

  private static MassOrdering ordering(Binding binding) {
    String name = binding.word(ORDERING, "ordering", MassOrdering.NORMAL.label());
    return name.equals(MassOrdering.NORMAL.label()) ? MassOrdering.NORMAL : MassOrdering.INVERTED;
  }

  private static MixingAngles angles(Binding binding, MassOrdering ordering) {
    List<Double> majorana =
        binding.get(MAJORANA).map(s -> s.vector("phases").values()).orElse(List.of(0.0, 0.0, 0.0));
    return new MixingAngles(
        rotation(binding, "12", ordering.squareSine12(), 0).theta(),
        rotation(
            binding,
            "13",
            ordering.squareSine13(),
            binding.quantity(DELTA, "delta", ordering.delta())),
        rotation(binding, "23", ordering.squareSine23(), 0).theta(),
        sterile(binding, "14"),
        sterile(binding, "24"),
        sterile(binding, "34"),
        majorana.get(0),
        majorana.get(1),
        majorana.get(2));
  }

  private static Rotation rotation(Binding binding, String indices, double standard, double phase) {
    double square =
        binding.get("/mixing/sin2Theta" + indices).map(s -> s.number("sin2Theta")).orElse(standard);
    return Rotation.ofSquaredSine(square, phase);
  }

  private static Rotation sterile(Binding binding, String indices) {
    return binding
        .get("/mixing/theta" + indices)
        .map(s -> new Rotation(s.quantity("theta").value(), phase(s)))
        .orElse(Rotation.NONE);
  }

  private static ComplexMatrix matrix(List<Setting> elements) {
    ComplexMatrix matrix =
        ComplexMatrix.zero().with(ComplexMatrix.SIZE, ComplexMatrix.SIZE, Complex.ONE);
    for (Setting element : elements) {
      String name = element.word("element");
      matrix =
          matrix.with(
              MatrixElement.mixingRow(name),
              MatrixElement.mixingColumn(name),
              polar(element.number("modulus"), element));
    }
    return matrix;
  }

  /** A complex number from a modulus and the phase of a setting. */
  static Complex polar(double modulus, Setting setting) {
    return ComplexMatrix.polar(modulus, phase(setting) / Units.RAD);
  }

  /** The phase that a setting may have, plane angle. */
  static double phase(Setting setting) {
    return setting.has("phase") ? setting.quantity("phase").value() : 0;
  }
}
