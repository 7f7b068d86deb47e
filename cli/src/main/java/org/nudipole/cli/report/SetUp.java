package org.nudipole.cli.report;

import static org.nudipole.cli.report.Block.line;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.nudipole.cli.report.Block.Fact;
import org.nudipole.detector.Experiment;
import org.nudipole.detector.geometry.Box;
import org.nudipole.detector.geometry.Cylinder;
import org.nudipole.detector.geometry.IsotropicSource;
import org.nudipole.detector.geometry.Shape;
import org.nudipole.detector.geometry.Sphere;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Digits;
import org.nudipole.generator.source.OnPeriods;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.DipoleCommands;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.macros.language.Setting;
import org.nudipole.macros.language.SourceCommands;

/** What a run is about, in a few labelled lines. */
public final class SetUp {
  private static final String MIXING = "mixing";

  /** What a flux is that is told. */
  static final String OF_FLUX = " /cm2/s of all flavours, averaged over detector and exposure";

  private SetUp() {}

  /**
   * Source, detector, interaction, response, exposure. What is the same in all modules is told
   * once, what is not with the names of those that have it.
   */
  public static List<Fact> of(RunConfiguration run) {
    return run.isOfModules() ? ModuleFacts.of(run) : one(run);
  }

  /** As {@link #of}, of a run of one module. */
  static List<Fact> one(RunConfiguration run) {
    Experiment experiment = run.experiment();
    RunSettings settings = run.settings();
    List<Fact> lines = new ArrayList<>();
    lines.add(line("source", written(run, "source", experiment.source().name())));
    if (experiment.vertices().illumination() instanceof IsotropicSource source
        && source.reachesInto(experiment.vertices().shape())) {
      lines.add(line("", "the source reaches into the detector; neither displaces the other"));
    }
    lines.add(line("flux", flux(experiment)));
    lines.add(line("detector", detector(experiment)));
    lines.add(line("interaction", written(run, "interaction", "")));
    if (hasMoments(settings)) {
      lines.add(line("dipole", written(run, "dipole", "")));
      if (run.lacksInterference()) {
        lines.add(line("", "no interference: the neutrinos arrive as incoherent mass states"));
      }
    }
    if (settings.settings().stream().anyMatch(s -> s.path().startsWith(prefix(MIXING)))) {
      lines.add(line("mixing", written(run, MIXING, "")));
    }
    lines.add(line("response", written(run, "response", "")));
    if (!experiment.backgrounds().isEmpty()) {
      lines.add(line("background", written(run, "background", "")));
    }
    lines.add(exposure(run));
    run.closed().ifPresent(why -> lines.add(line("closed", why)));
    return lines;
  }

  private static boolean hasMoments(RunSettings settings) {
    return Stream.of(DipoleCommands.MOMENT, DipoleCommands.LAMBDA, DipoleCommands.EPSILON)
        .flatMap(command -> settings.all(command).stream())
        .anyMatch(setting -> setting.quantity("moment").value() != 0);
  }

  private static String flux(Experiment experiment) {
    return Digits.scientific(experiment.averageFlux() / Units.PER_CM2_S, 4) + OF_FLUX;
  }

  /** Live time, and that times the mass of all modules. */
  static Fact exposure(RunConfiguration run) {
    double days = run.common().exposure() / Units.DAY;
    double kilograms = run.detector().mass() / Units.KG;
    OnPeriods live = run.common().live();
    return line(
        "exposure",
        Digits.brief(days)
            + " day, "
            + (live.isAlways() ? "" : gaps(live) + ", ")
            + Digits.brief(days * kilograms)
            + " kg day");
  }

  private static String gaps(OnPeriods live) {
    int periods = live.periods().size();
    return "live in "
        + (periods == 1 ? "one period" : periods + " periods")
        + " of "
        + Digits.brief(live.exposure() / Units.DAY)
        + " day";
  }

  private static String detector(Experiment experiment) {
    Shape shape = experiment.vertices().shape();
    String text =
        String.join(
            ", ",
            experiment.material().name(),
            Digits.brief(experiment.mass() / Units.KG) + " kg",
            Digits.brief(shape.volume() / Units.CM3) + " cm3",
            dimensions(shape));
    return experiment
        .response()
        .fiducial()
        .map(part -> part.uniform() * experiment.mass() / Units.KG)
        .map(kilograms -> text + ", of which " + Digits.brief(kilograms) + " kg count")
        .orElse(text);
  }

  private static String dimensions(Shape shape) {
    if (shape instanceof Cylinder c) {
      return "cylinder of radius "
          + centimetres(c.radius())
          + " and height "
          + centimetres(c.height());
    }
    if (shape instanceof Box b) {
      return "box of "
          + centimetres(b.sizeX())
          + " x "
          + centimetres(b.sizeY())
          + " x "
          + centimetres(b.sizeZ());
    }
    return "sphere of radius " + centimetres(((Sphere) shape).radius());
  }

  private static String centimetres(double length) {
    return Digits.brief(length / Units.CM) + " cm";
  }

  private static String prefix(String directory) {
    return "/" + directory + "/";
  }

  /** The settings of one directory as the run takes them, {@code first} before them. */
  private static String written(RunConfiguration run, String directory, String first) {
    List<String> parts = new ArrayList<>();
    if (!first.isEmpty()) {
      parts.add(first);
    }
    for (Setting setting : run.settings().settings()) {
      if (!setting.path().startsWith(prefix(directory)) || setting.is(SourceCommands.USE)) {
        continue;
      }
      String name = setting.path().substring(prefix(directory).length());
      String values = ResolvedValue.text(setting, run);
      parts.add(
          (name.equals("use") ? values : name + " " + setting.keyword() + " " + values)
              .strip()
              .replace("  ", " "));
    }
    return parts.isEmpty() ? "none" : String.join(", ", parts);
  }
}
