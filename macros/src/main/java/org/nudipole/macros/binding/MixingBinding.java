package org.nudipole.macros.binding;

import static org.nudipole.macros.language.MixingCommands.DELTA;
import static org.nudipole.macros.language.MixingCommands.DM21;
import static org.nudipole.macros.language.MixingCommands.DM31;
import static org.nudipole.macros.language.MixingCommands.ELEMENT;
import static org.nudipole.macros.language.MixingCommands.MAJORANA_PHASES;
import static org.nudipole.macros.language.MixingCommands.ORDERING;
import static org.nudipole.macros.language.MixingCommands.SIN2_THETA_12;
import static org.nudipole.macros.language.MixingCommands.SIN2_THETA_13;
import static org.nudipole.macros.language.MixingCommands.SIN2_THETA_23;
import static org.nudipole.macros.language.MixingCommands.THETA_14;
import static org.nudipole.macros.language.MixingCommands.THETA_24;
import static org.nudipole.macros.language.MixingCommands.THETA_34;

import java.util.List;
import org.apache.commons.math3.complex.Complex;
import org.nudipole.generator.Units;
import org.nudipole.generator.mathematics.ComplexMatrix;
import org.nudipole.generator.mixing.MassOrdering;
import org.nudipole.generator.mixing.Mixing;
import org.nudipole.generator.mixing.MixingAngles;
import org.nudipole.generator.mixing.Rotation;
import org.nudipole.macros.language.CommandSpec;
import org.nudipole.macros.language.MatrixElement;
import org.nudipole.macros.language.Setting;

/** Binds the commands under {@code /mixing}. */
final class MixingBinding {

  private static final List<CommandSpec> ANGLES =
      List.of(
          SIN2_THETA_12,
          SIN2_THETA_13,
          SIN2_THETA_23,
          DELTA,
          THETA_14,
          THETA_24,
          THETA_34,
          MAJORANA_PHASES);

  private MixingBinding() {}

  /** The mixing: what the macro says, and the best fit for the rest. */
  static Bound<Mixing> mixing(Binding binding) {
    MassOrdering ordering = ordering(binding);
    double dm21 = binding.quantity(DM21);
    double dm31 = Math.copySign(binding.quantity(DM31), ordering.dm31());
    List<Setting> elements = binding.all(ELEMENT);
    if (elements.isEmpty()) {
      return Bound.of(Mixing.of(angles(binding), dm21, dm31));
    }
    return Bound.of(elements)
        .unless(
            binding.contradictions(ELEMENT, ANGLES, "give a matrix or angles").limit(1).toList())
        .flatMap(
            given ->
                Bound.make(
                    given.get(0),
                    () -> new Mixing(matrix(given), dm21, dm31),
                    "give all elements of the matrix with enough digits, or angles"));
  }

  private static MassOrdering ordering(Binding binding) {
    String name = binding.word(ORDERING);
    return name.equals(MassOrdering.NORMAL.label()) ? MassOrdering.NORMAL : MassOrdering.INVERTED;
  }

  private static MixingAngles angles(Binding binding) {
    List<Double> majorana = binding.value(MAJORANA_PHASES).vector("phases").values();
    return new MixingAngles(
        rotation(binding, SIN2_THETA_12, 0).theta(),
        rotation(binding, SIN2_THETA_13, binding.quantity(DELTA)),
        rotation(binding, SIN2_THETA_23, 0).theta(),
        sterile(binding, THETA_14),
        sterile(binding, THETA_24),
        sterile(binding, THETA_34),
        majorana.get(0),
        majorana.get(1),
        majorana.get(2));
  }

  private static Rotation rotation(Binding binding, CommandSpec squaredSine, double phase) {
    return Rotation.ofSquaredSine(binding.value(squaredSine).number("sin2Theta"), phase);
  }

  private static Rotation sterile(Binding binding, CommandSpec angle) {
    Setting setting = binding.value(angle);
    return new Rotation(setting.quantity("theta").value(), phase(setting));
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

  /** The phase of a setting, plane angle. */
  static double phase(Setting setting) {
    return setting.quantity("phase").value();
  }
}
