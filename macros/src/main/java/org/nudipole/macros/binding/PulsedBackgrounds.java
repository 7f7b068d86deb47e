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
import org.nudipole.macros.language.Fault;
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

  private final Binding binding;
  private final Bound<TimeAcceptance> acceptance;
  private final Bound<NeutrinoSource> source;

  /**
   * The pulses of a run.
   *
   * @param acceptance when neutrinos are detected
   * @param source what emits them
   */
  PulsedBackgrounds(
      Binding binding, Bound<TimeAcceptance> acceptance, Bound<NeutrinoSource> source) {
    this.binding = binding;
    this.acceptance = acceptance;
    this.source = source;
  }

  /**
   * The times of a background in the pulse, which it has if the source has pulses.
   *
   * @param background spectrum of the background
   */
  Bound<Optional<ArrivalTime>> arrival(Setting background) {
    String name = background.word("name");
    Optional<Setting> time = of(TIME, name);
    Optional<Setting> table = of(TIME_TABLE, name);
    if (binding.isFaulty(TIME) || binding.isFaulty(TIME_TABLE)) {
      return Bound.hidden();
    }
    if (source.value().isEmpty()) {
      // The table may have faults of its own.
      return Bound.all(
          source, Bound.optional(table.map(PulsedBackgrounds::histogram)), (s, times) -> times);
    }
    Optional<BeamPulse> pulse = source.get().pulse();
    if (pulse.isEmpty()) {
      List<Fault> pulsed =
          time.or(() -> table).stream()
              .map(
                  setting ->
                      setting.fault(
                          "the source has no pulses",
                          "leave it out, or choose a pulsed source such as pidar"))
              .toList();
      return Bound.of(Optional.<ArrivalTime>empty()).unless(pulsed);
    }
    if (time.isPresent() && table.isPresent()) {
      return Bound.faulty(Binding.contradiction(time.get(), table.get(), "keep one of them"));
    }
    if (time.isEmpty() && table.isEmpty()) {
      return Bound.faulty(
          background.fault(
              "the source is pulsed: when in the pulse does it come?",
              "add `" + TIME + " " + name + " steadyState`, prompt or delayed, or " + TIME_TABLE));
    }
    return Bound.optional(
        time.map(setting -> shaped(setting, pulse.get()))
            .or(() -> table.map(PulsedBackgrounds::histogram)));
  }

  private static Bound<ArrivalTime> histogram(Setting table) {
    return Bound.make(
        table, () -> read(table.table("file").parsed()), "three columns: begin, end, share");
  }

  private Optional<Setting> of(CommandSpec command, String name) {
    return binding.all(command).stream().filter(s -> s.word("name").equals(name)).findFirst();
  }

  private Bound<ArrivalTime> shaped(Setting time, BeamPulse pulse) {
    return switch (time.word("time")) {
      case "prompt" -> Bound.of(pulse.prompt());
      case "delayed" -> Bound.of(pulse.delayed());
      default -> acceptance.flatMap(a -> steady(time, a.from(), a.to()));
    };
  }

  private static Bound<ArrivalTime> steady(Setting time, double from, double to) {
    return Double.isFinite(from) && Double.isFinite(to)
        ? Bound.of(new BinnedArrival(new double[] {from, to}, new double[] {1}))
        : Bound.faulty(
            time.fault(
                "a steady state is uniform in the time window, and none is set",
                "add a line such as `/response/timeWindow 0 6 us`"));
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
