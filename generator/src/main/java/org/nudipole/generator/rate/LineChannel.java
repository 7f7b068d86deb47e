package org.nudipole.generator.rate;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.nudipole.generator.Bounds;
import org.nudipole.generator.Density;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.interaction.Cell;
import org.nudipole.generator.interaction.Interaction;
import org.nudipole.generator.source.Line;
import org.nudipole.generator.source.MassComposition;

/**
 * One line of the source on one target through one interaction: its events per recoil energy in the
 * exposure, dN/dT = strength x dsigma/dT.
 *
 * @param line line of the source
 * @param target what is hit
 * @param row row of the target in the table of targets
 * @param interaction the process
 * @param low least recoil energy: kinematic limit, binding energy or generation cut, energy
 * @param high greatest recoil energy, energy
 * @param strength fluence of the line times number of targets, 1/area
 */
public record LineChannel(
    Line line,
    Target target,
    int row,
    Interaction interaction,
    double low,
    double high,
    double strength)
    implements Channel, Density {
  @Override
  public Flavour flavour() {
    return line.flavour();
  }

  @Override
  public Optional<MassComposition> composition() {
    return line.composition();
  }

  @Override
  public double value(double recoil) {
    return strength * interaction.differential(line.flavour(), line.energy(), target, recoil);
  }

  @Override
  public Bounds bounds(double from, double to) {
    double energy = line.energy();
    return interaction.bounds(line.flavour(), energy, energy, target, from, to).times(strength);
  }

  @Override
  public boolean isProportionalTo(Channel other) {
    return other instanceof LineChannel channel
        && channel.line.energy() == line.energy()
        && Objects.equals(channel.line, line)
        && Objects.equals(channel.interaction, interaction)
        && interaction.isProportional(channel.target, target);
  }

  @Override
  public double[] breaks() {
    // Where the terms of a sum begin and end, and where the cross section turns.
    DoubleStream ends =
        interaction.terms().stream()
            .flatMapToDouble(
                t ->
                    DoubleStream.of(
                        t.lowest(line.energy(), target), t.highest(line.energy(), target)));
    return DoubleStream.concat(ends, Arrays.stream(interaction.turns()))
        .filter(turn -> turn > low && turn < high)
        .sorted()
        .distinct()
        .toArray();
  }

  @Override
  public LineChannel with(Interaction other, double least, double greatest) {
    return new LineChannel(line, target, row, other, least, greatest, strength);
  }

  @Override
  public LineChannel scaled(double factor) {
    return new LineChannel(line, target, row, interaction, low, high, strength * factor);
  }

  @Override
  public Line component() {
    return line;
  }

  @Override
  public Cell support() {
    return new Cell(line.energy(), line.energy(), low, high);
  }

  @Override
  public double[] energyBreaks() {
    return new double[0];
  }

  @Override
  public double density(double energy, double recoil) {
    return value(recoil);
  }

  @Override
  public Bounds bounds(Cell cell) {
    return bounds(cell.low(), cell.high());
  }

  @Override
  public Cell possible(Cell cell) {
    return cell;
  }

  @Override
  public double measure(Cell cell) {
    return cell.high() - cell.low();
  }
}
