package org.nudipole.macros.binding;

import static org.nudipole.macros.language.BackgroundCommands.TIME;
import static org.nudipole.macros.language.BackgroundCommands.TIME_TABLE;

import java.util.List;
import java.util.Optional;
import org.nudipole.detector.response.TimeAcceptance;
import org.nudipole.generator.data.Table;
import org.nudipole.generator.data.TableAxis;
import org.nudipole.generator.data.TableCheck;
import org.nudipole.generator.data.TableColumn;
import org.nudipole.generator.source.ArrivalTime;
import org.nudipole.generator.source.BeamPulse;
import org.nudipole.generator.source.BinnedArrival;
import org.nudipole.generator.source.NeutrinoSource;
import org.nudipole.macros.language.CommandSpec;
import org.nudipole.macros.language.Dimension;
import org.nudipole.macros.language.Setting;
import org.nudipole.macros.language.UnitCatalogue;

/** Binds when backgrounds come in the pulse of a beam. */
final class PulsedBackgrounds {
  private static final TableAxis TIMES =
      TableAxis.bins(
          TableColumn.in(
              List.of("begin", "from", "time_low", "pulse_time_low"),
              "a time",
              UnitCatalogue.factors(Dimension.TIME)),
          List.of("end", "to", "time_high", "pulse_time_high"));
  private static final TableColumn SHARE = TableColumn.plain("share", "value");

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
    Optional<Setting> table = of(TIME_TABLE, name);
    if (binding.isFaulty(TIME) || binding.isFaulty(TIME_TABLE)) {
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
        "add `" + TIME + " " + name + " steadyState`, prompt or delayed, or " + TIME_TABLE);
    return Optional.empty();
  }

  private Optional<BeamPulse> pulse() {
    return source.flatMap(NeutrinoSource::pulse);
  }

  private Optional<ArrivalTime> histogram(Setting table) {
    return binding.make(
        table, () -> read(table.table("file").parsed()), "three columns: begin, end, share");
  }

  private Optional<Setting> of(CommandSpec command, String name) {
    return binding.all(command).stream().filter(s -> s.word("name").equals(name)).findFirst();
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
  private static ArrivalTime read(Table table) {
    TableCheck check = new TableCheck(table);
    TableAxis.Places times = TIMES.read(check);
    TableCheck.Found share = check.require(SHARE);
    check.refuseOthers("here: begin, end, share");
    double[] shares = check.somewherePositive(share, "give one bin a share above 0");
    check.throwFaults();
    return new BinnedArrival(times.values(), shares);
  }
}
