package org.nudipole.detector.response;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.Require;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Target;

/**
 * A fitted light or ionisation yield of nuclear recoils: E_ee = sum of c_k T^k, k = 1, 2, ..., both
 * energies in MeV. The sum must rise at all recoil energies, so that a visible energy has one
 * recoil.
 *
 * @param coefficients c_1, c_2, ...
 */
public record PolynomialQuenching(List<Double> coefficients) implements Transform {
  /** Rows that take each step together. */
  private static final int BLOCK = 256;

  /** Checks that the sum rises, and keeps a copy. */
  public PolynomialQuenching {
    coefficients = List.copyOf(coefficients);
    coefficients.forEach(c -> Require.finite("coefficient", c));
    if (!visible(coefficients).derivative().isPositive()) {
      throw new IllegalArgumentException(
          "the visible energy does not rise with the recoil at every energy");
    }
  }

  @Override
  public boolean changes(Target target) {
    return target.isNucleus();
  }

  @Override
  public boolean alike(Target one, Target other) {
    return changes(one) == changes(other);
  }

  @Override
  public DoubleUnaryOperator scale(Target target) {
    Polynomial visible = visible(coefficients);
    return energy -> visible.at(energy / Units.MEV) * Units.MEV;
  }

  // What scale says, coefficient by coefficient for many rows: the processor takes several at once.
  @Override
  public void simulate(UniformRandomProvider random, EventBatch batch, List<Target> targets) {
    Polynomial visible = visible(coefficients);
    boolean[] changed = new boolean[targets.size() + 1];
    for (int row = 0; row < targets.size(); row++) {
      changed[row + 1] = changes(targets.get(row));
    }
    double[] energy = new double[BLOCK];
    double[] value = new double[BLOCK];
    for (int start = 0; start < batch.size(); start += BLOCK) {
      int block = Math.min(BLOCK, batch.size() - start);
      for (int k = 0; k < block; k++) {
        energy[k] = batch.observed[start + k] / Units.MEV;
      }
      visible.at(energy, value, block);
      for (int k = 0; k < block; k++) {
        if (changed[batch.target[start + k] + 1]) {
          batch.observed[start + k] = value[k] * Units.MEV;
        }
      }
    }
  }

  private static Polynomial visible(List<Double> coefficients) {
    return new Polynomial(
        DoubleStream.concat(
                DoubleStream.of(0), coefficients.stream().mapToDouble(Double::doubleValue))
            .toArray());
  }
}
