package org.nudipole.macros.binding;

import java.util.Arrays;
import java.util.Optional;
import org.nudipole.detector.response.TimeAcceptance;
import org.nudipole.generator.data.Table;
import org.nudipole.generator.data.TableCheck;
import org.nudipole.generator.data.TableException;
import org.nudipole.generator.source.ArrivalTime;
import org.nudipole.generator.source.BeamPulse;
import org.nudipole.generator.source.BinnedArrival;
import org.nudipole.generator.source.NeutrinoSource;
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
  private final Optional<TimeAcceptance> acceptance;
  private final Optional<NeutrinoSource> source;

  /**
   * The pulses of a run.
   *
   * @param acceptance when neutrinos are detected; empty after a fault was reported
   * @param source what emits them; empty after a fault was reported
   */
  PulsedBackgrounds(
      Binding binding, Optional<TimeAcceptance> acceptance, Optional<NeutrinoSource> source) {
    this.binding = binding;
    this.acceptance = acceptance;
    this.source = source;
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
    if (source.isEmpty()) {
      table.ifPresent(this::histogram);
      return Optional.empty();
    }
    if (pulse().isEmpty()) {
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
      return histogram(table.get()).map(Arrival::at);
    }
    binding.fault(
        background,
        "the source is pulsed: when in the pulse does it come?",
        "add `" + TIME + " " + name + " steadyState`, prompt or delayed, or " + TABLE);
    return Optional.empty();
  }

  private Optional<BeamPulse> pulse() {
    return source.flatMap(NeutrinoSource::pulse);
  }

  private Optional<ArrivalTime> histogram(Setting table) {
    return binding.make(table, () -> read(table.table("file")), "three columns: begin, end, share");
  }

  private Optional<Setting> of(String command, String name) {
    return binding.settings().all(command).stream()
        .filter(s -> s.word("name").equals(name))
        .findFirst();
  }

  private Optional<ArrivalTime> shaped(Setting time) {
    return switch (time.word("time")) {
      case "prompt" -> pulse().map(BeamPulse::prompt);
      case "delayed" -> pulse().map(BeamPulse::delayed);
      default -> steady(time);
    };
  }

  private Optional<ArrivalTime> steady(Setting time) {
    if (acceptance.isEmpty()) {
      return Optional.empty();
    }
    double from = acceptance.get().from();
    double to = acceptance.get().to();
    if (!Double.isFinite(from) || !Double.isFinite(to)) {
      binding.fault(
          time,
          "a steady state is uniform in the time window, and none is set",
          "add a line such as `/response/timeWindow 0 6 us`");
      return Optional.empty();
    }
    return Optional.of(new BinnedArrival(new double[] {from, to}, new double[] {1}));
  }

  // Bins that follow each other, with the share of the events in each.
  private static ArrivalTime read(Value.Table file) {
    Table table = Table.parse(file.path(), file.content());
    if (table.columns().size() < 3) {
      throw new TableException(
          table.name(), 0, "fewer than three columns (begin and end of a bin, and its share)");
    }
    TableCheck check = new TableCheck(table);
    Optional<Unit> unit = timeUnit(table, check);
    double[] edges = edges(check);
    double[] shares = check.notNegative(2);
    if (Arrays.stream(shares).allMatch(share -> share == 0)) {
      check.fault(
          table.faultOfName(
              2, table.columns().get(2) + " is zero everywhere", "give one bin a share above 0"));
    }
    check.throwFaults();
    double factor = unit.orElseThrow().factor();
    return new BinnedArrival(Arrays.stream(edges).map(edge -> edge * factor).toArray(), shares);
  }

  private static double[] edges(TableCheck check) {
    double[] begins = check.numbers(0);
    double[] ends = check.numbers(1);
    double[] edges = new double[begins.length + 1];
    edges[0] = begins[0];
    for (int row = 0; row < begins.length; row++) {
      if (row > 0 && begins[row] > ends[row - 1]) {
        check.fault(
            row,
            0,
            check.shown(row, 0)
                + " after "
                + check.shown(row - 1, 1)
                + " (a hole between two bins)",
            "begin where the bin before ends; a bin may have the share 0");
      } else if (row > 0 && begins[row] < ends[row - 1]) {
        check.fault(
            row,
            0,
            check.shown(row, 0) + " before " + check.shown(row - 1, 1) + " (two bins overlap)",
            "begin where the bin before ends");
      }
      if (ends[row] <= begins[row]) {
        check.fault(
            row,
            1,
            check.shown(row, 1) + " not above " + check.shown(row, 0) + " (the bin has no width)",
            "give the earlier time first");
      }
      edges[row + 1] = ends[row];
    }
    return edges;
  }

  private static Optional<Unit> timeUnit(Table table, TableCheck check) {
    String begin = table.units().get(0);
    String end = table.units().get(1);
    Optional<Unit> unit =
        UnitCatalogue.find(begin)
            .filter(u -> u.dimension() == Dimension.TIME && end.equals(u.symbol()));
    if (unit.isEmpty()) {
      check.fault(
          table.faultOfUnit(
              0,
              "units '"
                  + begin
                  + "' and '"
                  + end
                  + "' of the first columns (a time, both the same, such as us)"));
    }
    return unit;
  }
}
