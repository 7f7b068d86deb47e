package org.nudipole.macros.run;

import java.util.List;
import java.util.Optional;
import org.nudipole.detector.response.TimeAcceptance;
import org.nudipole.generator.data.Table;
import org.nudipole.generator.data.TableException;
import org.nudipole.generator.source.ArrivalTime;
import org.nudipole.generator.source.BeamPulse;
import org.nudipole.generator.source.BinnedArrival;
import org.nudipole.macros.language.Dimension;
import org.nudipole.macros.language.Setting;
import org.nudipole.macros.language.Unit;
import org.nudipole.macros.language.UnitCatalogue;
import org.nudipole.macros.language.Value;

/** Binds when backgrounds come in the pulse of a beam. */
final class PulsedBackgrounds {
  static final String TIME = "/background/time";
  static final String TABLE = "/background/timeTable";

  /**
   * When a background comes.
   *
   * @param time its times in the pulse; empty if there are no pulses
   */
  record Arrival(Optional<ArrivalTime> time) {
    private static Arrival at(ArrivalTime time) {
      return new Arrival(Optional.of(time));
    }
  }

  private final Binding binding;
  private final TimeAcceptance acceptance;
  private final Optional<BeamPulse> pulse;

  PulsedBackgrounds(Binding binding, TimeAcceptance acceptance, Optional<BeamPulse> pulse) {
    this.binding = binding;
    this.acceptance = acceptance;
    this.pulse = pulse;
  }

  /**
   * The times of a background in the pulse, which it has if the source has pulses; empty after a
   * fault was reported.
   *
   * @param background spectrum of the background
   */
  Optional<Arrival> arrival(Setting background) {
    String name = background.word("name");
    Optional<Setting> time = of(TIME, name);
    Optional<Setting> table = of(TABLE, name);
    if (binding.settings().isFaulty(TIME) || binding.settings().isFaulty(TABLE)) {
      return Optional.empty();
    }
    if (pulse.isEmpty()) {
      if (time.isEmpty() && table.isEmpty()) {
        return Optional.of(new Arrival(Optional.empty()));
      }
      binding.fault(
          time.or(() -> table).orElseThrow(),
          "the source has no pulses",
          "leave it out, or choose a pulsed source such as pidar");
      return Optional.empty();
    }
    if (time.isPresent() && table.isPresent()) {
      binding.fault(
          table.get(), "contradicts " + TIME + " at " + time.get().location(), "keep one of them");
      return Optional.empty();
    }
    if (time.isPresent()) {
      return shaped(time.get()).map(Arrival::at);
    }
    if (table.isPresent()) {
      return binding
          .make(
              table.get(), () -> read(table.get().table("file")), "three columns: from, to, share")
          .map(Arrival::at);
    }
    binding.fault(
        background,
        "the source is pulsed: when in the pulse does it come?",
        "add `" + TIME + " " + name + " steadyState`, prompt or delayed, or " + TABLE);
    return Optional.empty();
  }

  private Optional<Setting> of(String command, String name) {
    return binding.settings().all(command).stream()
        .filter(s -> s.word("name").equals(name))
        .findFirst();
  }

  private Optional<ArrivalTime> shaped(Setting time) {
    return switch (time.word("time")) {
      case "prompt" -> pulse.map(BeamPulse::prompt);
      case "delayed" -> pulse.map(BeamPulse::delayed);
      default -> steady(time);
    };
  }

  private Optional<ArrivalTime> steady(Setting time) {
    if (!Double.isFinite(acceptance.from()) || !Double.isFinite(acceptance.to())) {
      binding.fault(
          time,
          "a steady state is uniform in the time window, and none is set",
          "add a line such as `/response/timeWindow 0 6 us`");
      return Optional.empty();
    }
    return Optional.of(
        new BinnedArrival(new double[] {acceptance.from(), acceptance.to()}, new double[] {1}));
  }

  // Bins that follow each other, with the share of the events in each.
  private static ArrivalTime read(Value.Table file) {
    Table table = Table.parse(file.path(), file.content());
    if (table.columns().size() < 3) {
      throw new TableException(
          table.name(), 0, "fewer than three columns (begin and end of a bin, and its share)");
    }
    double unit = timeUnit(table);
    List<String> columns = table.columns();
    double[] from = table.numbers(columns.get(0));
    double[] to = table.numbers(columns.get(1));
    double[] shares = table.numbers(columns.get(2));
    double[] edges = new double[from.length + 1];
    edges[0] = from[0] * unit;
    for (int row = 0; row < from.length; row++) {
      if (row > 0 && from[row] != to[row - 1]) {
        throw new TableException(
            table.name(), table.line(row), "a bin begins where the one before it has not ended");
      }
      if (!(to[row] > from[row])) {
        throw new TableException(table.name(), table.line(row), "a bin that does not rise");
      }
      if (!(shares[row] >= 0)) {
        throw new TableException(table.name(), table.line(row), "share below 0");
      }
      edges[row + 1] = to[row] * unit;
    }
    try {
      return new BinnedArrival(edges, shares);
    } catch (IllegalArgumentException e) {
      throw new TableException(table.name(), 0, e.getMessage());
    }
  }

  private static double timeUnit(Table table) {
    List<String> units = table.units();
    Optional<Unit> unit =
        UnitCatalogue.find(units.get(0)).filter(u -> u.dimension() == Dimension.TIME);
    return unit.filter(u -> units.get(1).equals(u.symbol()))
        .map(Unit::factor)
        .orElseThrow(
            () ->
                new TableException(
                    table.name(),
                    0,
                    "units '"
                        + units.get(0)
                        + "' and '"
                        + units.get(1)
                        + "' of the first columns (a time, both the same, such as us)"));
  }
}
