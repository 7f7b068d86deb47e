package org.nudipole.generator.rate;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Density;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.Cell;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.mathematics.Quadrature;
import org.nudipole.generator.source.Continuum;
import org.nudipole.generator.source.MassComposition;

/**
 * One continuum of the source on one target through one interaction: its events per recoil energy
 * in the exposure, dN/dT = strength x integral of phi(E) dsigma/dT over the neutrino energies E
 * that can give T.
 *
 * @param continuum continuum of the source
 * @param quadrature rule for integrals over its spectrum
 * @param target what is hit
 * @param row row of the target in the table of targets
 * @param interaction the process
 * @param low least recoil energy: kinematic limit, binding energy or generation cut, energy
 * @param high greatest recoil energy, energy
 * @param strength fluence for one neutrino of the continuum per decay, times number of targets,
 *     1/area
 */
public record ContinuumChannel(
    Continuum continuum,
    SpectrumQuadrature quadrature,
    Target target,
    int row,
    Interaction interaction,
    double low,
    double high,
    double strength)
    implements Channel {
  @Override
  public Flavour flavour() {
    return continuum.flavour();
  }

  @Override
  public Optional<MassComposition> composition() {
    return continuum.composition();
  }

  @Override
  public double value(double recoil) {
    double sum = 0;
    for (Interaction term : interaction.terms()) {
      DoubleUnaryOperator cross = term.atRecoil(flavour(), target, recoil);
      double least = term.leastEnergy(target, recoil);
      sum +=
          term.isSmooth()
              ? quadrature.smoothIntegral(cross, least)
              : quadrature.integral(cross, least);
    }
    return strength * sum;
  }

  @Override
  public boolean isProportionalTo(Channel other) {
    return other instanceof ContinuumChannel channel
        && channel.continuum.equals(continuum)
        && channel.interaction.equals(interaction)
        && interaction.isProportional(channel.target, target);
  }

  @Override
  public double[] breaks() {
    // Where the least or the greatest recoil of a break of the spectrum lies.
    double[] energies = energyBreaks();
    double[] turns = new double[2 * energies.length * interaction.terms().size()];
    int n = 0;
    for (Interaction term : interaction.terms()) {
      for (double energy : energies) {
        turns[n++] = term.lowest(energy, target);
        turns[n++] = term.highest(energy, target);
      }
    }
    double[] gentle =
        Quadrature.thinned(
            Arrays.stream(turns).filter(turn -> turn > low && turn < high).toArray());
    return DoubleStream.concat(
            Arrays.stream(gentle),
            Arrays.stream(interaction.turns(target)).filter(turn -> turn > low && turn < high))
        .sorted()
        .distinct()
        .toArray();
  }

  @Override
  public ContinuumChannel scaled(double factor) {
    return new ContinuumChannel(
        continuum, quadrature, target, row, interaction, low, high, strength * factor);
  }

  @Override
  public ContinuumChannel with(Interaction other, double least, double greatest) {
    return new ContinuumChannel(
        continuum, quadrature, target, row, other, least, greatest, strength);
  }

  @Override
  public Continuum component() {
    return continuum;
  }

  @Override
  public Cell support() {
    return new Cell(spectrum().low(), spectrum().high(), low, high);
  }

  @Override
  public double[] energyBreaks() {
    DoubleStream ofSpectrum =
        DoubleStream.concat(DoubleStream.of(spectrum().low()), Arrays.stream(spectrum().breaks()))
            .filter(e -> e > 0);
    DoubleStream turns =
        Arrays.stream(interaction.energyTurns())
            .filter(e -> e > spectrum().low() && e < spectrum().high());
    return DoubleStream.concat(ofSpectrum, turns).sorted().distinct().toArray();
  }

  @Override
  public double density(double energy, double recoil) {
    boolean inside =
        recoil >= interaction.lowest(energy, target)
            && recoil <= interaction.highest(energy, target);
    return inside
        ? strength
            * spectrum().value(energy)
            * interaction.differential(flavour(), energy, target, recoil)
        : 0;
  }

  @Override
  public Bounds bounds(Cell cell) {
    return interaction
        .bounds(flavour(), target, cell)
        .times(spectrum().bounds(cell.from(), cell.to()))
        .times(strength);
  }

  @Override
  public Cell possible(Cell cell) {
    return cell.within(interaction, target);
  }

  @Override
  public double measure(Cell cell) {
    return (cell.to() - cell.from()) * (cell.high() - cell.low());
  }

  /** Events per neutrino energy dN/dE with recoils in [from, to], 1/energy. */
  public double perEnergy(double energy, double from, double to) {
    double cross = 0;
    for (Interaction term : interaction.terms()) {
      cross +=
          Quadrature.integral(
              recoil -> term.differential(flavour(), energy, target, recoil),
              Math.max(from, term.lowest(energy, target)),
              Math.min(to, term.highest(energy, target)),
              term.turns());
    }
    return strength * spectrum().value(energy) * cross;
  }

  private Density spectrum() {
    return continuum.spectrum();
  }
}
