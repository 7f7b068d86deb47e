package org.nudipole.validation.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.nudipole.detector.DetectorModules;
import org.nudipole.detector.Prediction;
import org.nudipole.detector.background.Background;
import org.nudipole.generator.Column;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Digits;
import org.nudipole.generator.data.Target;
import org.nudipole.io.EventSet;
import org.nudipole.io.RunHeader;
import org.nudipole.io.TargetRow;

/** Compares what a header says with what follows from the macro in it. */
final class HeaderCheck {
  /** Agreement of expectations: quadrature again, perhaps on another processor. */
  private static final double EXPECTATION = 1e-9;

  /** Agreement of quantities that are only converted. */
  private static final double CONVERSION = 1e-12;

  private final List<String> faults = new ArrayList<>();

  private HeaderCheck() {}

  static List<String> faults(EventSet file, DetectorModules run, long seed, OptionalLong beamOn) {
    HeaderCheck check = new HeaderCheck();
    Prediction first = run.predictions().get(0);
    RunHeader header = file.header();
    check.number("expected_events", header.expectedEvents(), run.expectedEvents(), EXPECTATION, "");
    check.number(
        "expected_detected", header.expectedDetected(), run.expectedDetected(), EXPECTATION, "");
    run.leastCut()
        .least()
        .forEach(
            (process, cut) ->
                check.number(
                    "min_recoil_" + process.label() + "_keV",
                    header.cut().of(process) / Units.KEV,
                    cut / Units.KEV,
                    EXPECTATION,
                    " keV"));
    check.number(
        "exposure_s",
        header.exposure() / Units.S,
        first.experiment().exposure() / Units.S,
        CONVERSION,
        " s");
    check.number(
        "reference_moment_muB", header.referenceMoment(), first.referenceMoment(), CONVERSION, "");
    check.count("seed", header.seed(), seed);
    if (header.shard().count() == 1) {
      beamOn.ifPresent(n -> check.count("n_events", header.events(), n));
    }
    check.targets(header.targets(), run.targets());
    List<String> labels = Background.interactionLabels(run.backgrounds());
    List<String> stored = file.column(Column.INTERACTION.name()).labels();
    if (!stored.equals(labels)) {
      check.differ("labels of interaction", String.join(" ", stored), String.join(" ", labels));
    }
    if (run.isNamed()) {
      List<String> modules = file.column(Column.MODULE.name()).labels();
      if (!modules.equals(run.names())) {
        check.differ("labels of module", String.join(" ", modules), String.join(" ", run.names()));
      }
    }
    String units = file.column("observed").units();
    if (!units.equals(first.experiment().response().units())) {
      check.differ("units of observed", units, first.experiment().response().units());
    }
    return check.faults;
  }

  private void number(String what, double stored, double expected, double tolerance, String units) {
    double difference = Math.abs(stored - expected);
    if (!(difference <= tolerance * Math.max(Math.abs(stored), Math.abs(expected)))) {
      faults.add(
          what
              + ": the file says "
              + stored
              + units
              + ", its macro gives "
              + expected
              + units
              + " (relative difference "
              + Digits.general(difference / Math.abs(expected), 3)
              + ")");
    }
  }

  private void count(String what, long stored, long expected) {
    if (stored != expected) {
      differ(what, Long.toString(stored), Long.toString(expected));
    }
  }

  private void differ(String what, String stored, String expected) {
    faults.add(what + ": the file says " + stored + ", its macro gives " + expected);
  }

  private void targets(List<TargetRow> stored, List<Target> expected) {
    if (stored.size() != expected.size()) {
      differ("rows of /targets", "" + stored.size(), "" + expected.size());
      return;
    }
    for (int i = 0; i < stored.size(); i++) {
      TargetRow row = stored.get(i);
      Target target = expected.get(i);
      String place = "/targets row " + i + " (" + row.name() + "), ";
      if (!row.name().equals(target.name())
          || row.z() != target.z()
          || row.a() != target.a()
          || !row.shell().equals(target.shell())) {
        differ(place + "name, z, a, shell", text(row), text(target));
      }
      number(place + "mass", row.mass() / Units.MEV, target.mass() / Units.MEV, CONVERSION, " MeV");
      number(
          place + "binding_energy",
          row.bindingEnergy() / Units.EV,
          target.bindingEnergy() / Units.EV,
          CONVERSION,
          " eV");
    }
  }

  private static String text(TargetRow row) {
    return row.name() + " " + row.z() + " " + row.a() + " \"" + row.shell() + "\"";
  }

  private static String text(Target row) {
    return row.name() + " " + row.z() + " " + row.a() + " \"" + row.shell() + "\"";
  }
}
