package org.nudipole.macros.language;

import static org.nudipole.macros.language.CommandSpec.Repetition.PER_FIRST_VALUE;
import static org.nudipole.macros.language.Default.absent;
import static org.nudipole.macros.language.Default.derived;
import static org.nudipole.macros.language.Default.given;
import static org.nudipole.macros.language.Default.required;
import static org.nudipole.macros.language.Scope.SOURCE;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.source.BeamPulse;
import org.nudipole.generator.source.FissileIsotope;
import org.nudipole.generator.source.SolarComponent;

/** Commands under {@code /source}: what emits the neutrinos, how strongly and from where. */
public final class SourceCommands {
  public static final CommandSpec USE =
      SOURCE.setting(
          "/source/use",
          Form.only(new Parameter.Word("source", SourceKind.all())),
          "Neutrino source.",
          "mono: one energy and one flavour. reactor, solar: see /source/model. pidar: pions that"
              + " decay at rest, and their muons. table: see /source/table. The others capture"
              + " electrons; `nudipole list sources` shows their lines and continua.",
          required(),
          "/source/use cr51");

  public static final CommandSpec ENERGY =
      SOURCE.measured(
          "/source/energy",
          new Parameter.Quantity("energy", Dimension.ENERGY, Range.POSITIVE),
          "Neutrino energy of the source mono.",
          "",
          required("required for mono"),
          "30 MeV");

  public static final CommandSpec FLAVOUR =
      SOURCE.setting(
          "/source/flavour",
          Form.only(
              new Parameter.Word("flavour", Flavour.weak().stream().map(Flavour::label).toList())),
          "Neutrino flavour of the source mono.",
          "",
          required("required for mono"),
          "/source/flavour nu_e");

  public static final CommandSpec ACTIVITY =
      SOURCE.measured(
          "/source/activity",
          new Parameter.Quantity("activity", Dimension.ACTIVITY, Range.POSITIVE),
          "Activity at the start of the exposure.",
          "It decays during the exposure. Contradicts /source/flux.",
          required("required unless the source has another strength or /source/flux is given"),
          "5 MCi");

  public static final CommandSpec MODEL =
      SOURCE.setting(
          "/source/model",
          Form.only(new Parameter.Word("model", SourceKind.allModels(), false)),
          "Spectrum of the source reactor, or fluxes of the source solar.",
          "huberMueller: Huber 2011 and Mueller 2011 from 2 to 8 MeV, nothing above,"
              + " Vogel-Engel below, and neutron capture. kopeikin: total of a pressurised water reactor."
              + " bestiole2023: summation spectra up to 11 MeV, and neutron capture. B16-GS98,"
              + " B16-AGSS09 (high and low metallicity) and BS05: standard solar models.",
          firstModels(),
          "/source/model bestiole2023");

  public static final CommandSpec FISSION_FRACTIONS =
      SOURCE.setting(
          "/source/fissionFractions",
          Form.only(
              Arrays.stream(FissileIsotope.values())
                  .map(isotope -> new Parameter.Number(isotope.label(), Range.FRACTION))
                  .toArray(Parameter[]::new)),
          "Shares of the fissions in the source reactor; they sum to 1.",
          "Contradicts /source/model kopeikin, which has its own.",
          given("0.58 0.07 0.30 0.05", "0.58 0.07 0.30 0.05, a pressurised water reactor"),
          "/source/fissionFractions 0.55 0.07 0.32 0.06");

  public static final CommandSpec FISSION_ENERGIES =
      SOURCE.measured(
          "/source/fissionEnergies",
          new Parameter.Vector(
              "fissionEnergies",
              Arrays.stream(FissileIsotope.values()).map(FissileIsotope::label).toList(),
              Dimension.ENERGY,
              Range.POSITIVE),
          "Thermal energies per fission in the source reactor.",
          "They turn /source/power into fissions.",
          given(
              "202.36 205.99 211.12 214.26 MeV", "202.36 205.99 211.12 214.26 MeV, Ma et al. 2013"),
          "201.92 205.52 209.99 213.60 MeV");

  public static final CommandSpec POWER =
      SOURCE.measured(
          "/source/power",
          new Parameter.Quantity("power", Dimension.POWER, Range.POSITIVE),
          "Thermal power of the source reactor while it is on, or power of the proton beam of pidar.",
          "Contradicts /source/flux.",
          required("required for reactor unless /source/flux is given"),
          "2.9 GW");

  public static final CommandSpec PROTONS_ON_TARGET =
      SOURCE.setting(
          "/source/protonsOnTarget",
          Form.only(new Parameter.Number("protons", Range.POSITIVE)),
          "Protons that hit the target of pidar in the whole exposure.",
          "The length of the exposure then changes no count. Contradicts /source/power and"
              + " /source/flux.",
          required("required for pidar unless /source/power or /source/flux is given"),
          "/source/protonsOnTarget 3.198e23");

  public static final CommandSpec YIELD_PER_FLAVOUR =
      SOURCE.setting(
          "/source/yieldPerFlavour",
          Form.only(new Parameter.Number("yield", Range.POSITIVE)),
          "Neutrinos of each of the three flavours of pidar per proton.",
          "",
          required("required for pidar unless /source/flux is given"),
          "/source/yieldPerFlavour 0.0848");

  public static final CommandSpec PROTON_ENERGY =
      SOURCE.measured(
          "/source/protonEnergy",
          new Parameter.Quantity("energy", Dimension.ENERGY, Range.POSITIVE),
          "Kinetic energy of the protons of pidar: /source/power over it is their rate.",
          "",
          given("1 GeV"),
          "0.984 GeV");

  public static final CommandSpec PULSE =
      SOURCE.setting(
          "/source/pulse",
          Stream.concat(
                  BeamPulse.names().stream().map(Form::of),
                  Stream.of(
                      Form.of(
                              "gaussian",
                              new Parameter.Quantity("mean", Dimension.TIME, Range.ANY),
                              new Parameter.Quantity("sigma", Dimension.TIME, Range.NOT_NEGATIVE))
                          .with("440 ns 150 ns")))
              .toList(),
          "Time structure of the beam of pidar, for the column pulse_time.",
          "The muon neutrino comes when the pion decays, the others when its muon decays. instant:"
              + " all protons at time 0. sns: Gaussian protons of 440 ns +- 150 ns, as with CENNS-10."
              + " csi2017: arrival times of the COHERENT CsI release of 2017, with the decays in"
              + " them. gaussian: protons with this mean and standard deviation.",
          given("instant"),
          "/source/pulse sns");

  public static final CommandSpec COMPONENTS =
      SOURCE.setting(
          "/source/components",
          Form.only(new Parameter.Words("component", components())),
          "Components of the source solar.",
          "pep and be7 are lines, be7 two of them; the others have continuous spectra.",
          given(String.join(" ", components()), "all"),
          "/source/components pp be7");

  public static final CommandSpec OSCILLATION =
      SOURCE.setting(
          "/source/oscillation",
          List.of(
              Form.of("lma"),
              Form.of("none"),
              Form.of(
                  "probabilities",
                  new Parameter.Number("Pe1", Range.FRACTION),
                  new Parameter.Number("Pe2", Range.FRACTION),
                  new Parameter.Number("Pe3", Range.FRACTION))),
          "Mass states in which the neutrinos of the source solar arrive.",
          "lma: adiabatic conversion in the Sun (large mixing angle), with each component's own"
              + " electron density. none: as they are emitted, nu_e. probabilities: shares of"
              + " the three light states at all energies; they sum to 1. A state interacts as"
              + " nu_e, nu_mu, nu_tau with the squares of its mixing matrix elements.",
          given("lma"),
          "/source/oscillation probabilities 0.55 0.43 0.02");

  public static final CommandSpec START_DATE =
      SOURCE.setting(
          "/source/startDate",
          Form.only(
              new Parameter.Name(
                  "date",
                  Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}"),
                  "a date such as 2016-12-31")),
          "First day of the exposure (from 0 h UTC), for the source solar.",
          "With it the flux and the event times follow the distance of the Sun, +- 3.3 % in the"
              + " course of a year; the exposure counts without interruption from then on."
              + " Without it the Sun stays at its mean distance.",
          absent("the mean distance"),
          "/source/startDate 2017-02-02");

  public static final CommandSpec DIRECTION =
      SOURCE.setting(
          "/source/direction",
          Form.only(
              new Parameter.Number("x", Range.ANY),
              new Parameter.Number("y", Range.ANY),
              new Parameter.Number("z", Range.ANY)),
          "Direction in which the neutrinos of a parallel beam move.",
          "For the source solar and with /source/flux; a vector of any length.",
          given("0 0 1"),
          "/source/direction 0 -0.6 0.8");

  public static final CommandSpec TABLE =
      SOURCE.setting(
          "/source/table",
          Form.only(new Parameter.Table("file")),
          "Spectra of the source table, one column per flavour.",
          "Values per emission, such as /MeV, need /source/activity or /source/flux; those of a"
              + " flux, such as /cm2/s/MeV, say how many arrive, and /source/flux rescales them."
              + " See Tables.",
          required("required for table"),
          "/source/table spectrum.csv");

  public static final CommandSpec ON_PERIOD =
      SOURCE
          .setting(
              "/source/onPeriod",
              Form.only(
                  new Parameter.Quantity("start", Dimension.TIME, Range.NOT_NEGATIVE),
                  new Parameter.Quantity("length", Dimension.TIME, Range.POSITIVE)),
              "A period of the exposure in which the source is on, and off outside of them all.",
              "Of reactor, table and mono. Several periods hold together if their starts differ;"
                  + " they lie inside the exposure and do not overlap. Power, activity and flux are"
                  + " those while it is on.",
              absent("on all the time"),
              "/source/onPeriod 0 day 20 day")
          .repeated(PER_FIRST_VALUE);

  public static final CommandSpec DISTANCE =
      SOURCE.measured(
          "/source/distance",
          new Parameter.Quantity("distance", Dimension.LENGTH, Range.POSITIVE),
          "Distance from source centre to detector centre.",
          "The source sits at (0, 0, -distance). Beside /source/flux it only sets the"
              + " baseline.",
          required("required unless /source/flux is given"),
          "25 cm");

  public static final CommandSpec POSITION =
      SOURCE.measured(
          "/source/position",
          // Every shape of a detector is its own mirror image.
          new Parameter.Vector(
              "position", List.of("x", "y", "z"), Dimension.LENGTH, Range.ANY, Symmetry.EVEN),
          "Source centre; the detector centre is the origin.",
          "Instead of /source/distance.",
          derived("(0, 0, -distance)"),
          "10 0 -25 cm");

  public static final CommandSpec RADIUS =
      SOURCE.measured(
          "/source/radius",
          new Parameter.Quantity("radius", Dimension.LENGTH, Range.NOT_NEGATIVE),
          "Radius of a cylindrical source with axis z.",
          "",
          given("0 cm"),
          "7 cm");

  public static final CommandSpec HEIGHT =
      SOURCE.measured(
          "/source/height",
          new Parameter.Quantity("height", Dimension.LENGTH, Range.NOT_NEGATIVE),
          "Height of a cylindrical source with axis z.",
          "",
          given("0 cm"),
          "14 cm");

  public static final CommandSpec FLUX =
      SOURCE.measured(
          "/source/flux",
          new Parameter.Quantity("flux", Dimension.FLUX, Range.POSITIVE),
          "Uniform, time-averaged flux, parallel along +z or /source/direction.",
          "Instead of an activity, a power, protons or a solar model's fluxes: integrated over the spectrum, summed over lines and"
              + " flavours. Expected events are flux times exposure without a decay factor.",
          derived("from activity or power and distance, or from the solar model"),
          "1.1e13 /cm2/s");

  static final List<CommandSpec> ALL =
      List.of(
          USE,
          ENERGY,
          FLAVOUR,
          ACTIVITY,
          MODEL,
          FISSION_FRACTIONS,
          FISSION_ENERGIES,
          POWER,
          PROTONS_ON_TARGET,
          YIELD_PER_FLAVOUR,
          PROTON_ENERGY,
          PULSE,
          COMPONENTS,
          OSCILLATION,
          START_DATE,
          DIRECTION,
          TABLE,
          ON_PERIOD,
          DISTANCE,
          POSITION,
          RADIUS,
          HEIGHT,
          FLUX);

  private SourceCommands() {}

  private static List<String> components() {
    return Arrays.stream(SolarComponent.values()).map(SolarComponent::label).toList();
  }

  private static Default firstModels() {
    Map<String, String> first = new LinkedHashMap<>();
    for (SourceKind kind : SourceKind.values()) {
      if (!kind.models().isEmpty()) {
        kind.words().forEach(word -> first.put(word, kind.models().get(0)));
      }
    }
    return new Default.Chosen(USE, first, String.join(" or ", first.values()));
  }
}
