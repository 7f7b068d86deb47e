package org.nudipole.macros.language;

import static org.nudipole.macros.language.CommandSpec.Repetition.PER_FIRST_VALUE;
import static org.nudipole.macros.language.CommandSpec.Repetition.REPLACES;
import static org.nudipole.macros.language.CommandSpec.Role.SETTING;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.source.BeamPulse;
import org.nudipole.generator.source.ElectronCaptureSource;
import org.nudipole.generator.source.FissileIsotope;
import org.nudipole.generator.source.Monoenergetic;
import org.nudipole.generator.source.PionDecayAtRest;
import org.nudipole.generator.source.ReactorModel;
import org.nudipole.generator.source.ReactorSource;
import org.nudipole.generator.source.SolarComponent;
import org.nudipole.generator.source.SolarModel;
import org.nudipole.generator.source.SolarSource;
import org.nudipole.generator.source.TabulatedSource;

/** Commands under {@code /source}: what emits the neutrinos, how strongly and from where. */
final class SourceCommands {
  static final List<CommandSpec> ALL =
      List.of(
          new CommandSpec(
              "/source/use",
              SETTING,
              REPLACES,
              Form.only(new Parameter.Word("source", sources())),
              "Neutrino source.",
              "mono: one energy and one flavour. reactor, solar: see /source/model. pidar: pions that"
                  + " decay at rest, and their muons. table: see /source/table. The others capture"
                  + " electrons; `nudipole list sources` shows their lines and continua.",
              CommandSpec.REQUIRED,
              "/source/use cr51"),
          CommandSpec.measured(
              "/source/energy",
              new Parameter.Quantity("energy", Dimension.ENERGY, Range.POSITIVE),
              "Neutrino energy of the source mono.",
              "",
              "required for mono",
              "30 MeV"),
          new CommandSpec(
              "/source/flavour",
              SETTING,
              REPLACES,
              Form.only(
                  new Parameter.Word(
                      "flavour", Arrays.stream(Flavour.values()).map(Flavour::label).toList())),
              "Neutrino flavour of the source mono.",
              "",
              "required for mono",
              "/source/flavour nu_e"),
          CommandSpec.measured(
              "/source/activity",
              new Parameter.Quantity("activity", Dimension.ACTIVITY, Range.POSITIVE),
              "Activity at the start of the exposure.",
              "It decays during the exposure. Contradicts /source/flux.",
              "required unless the source has another strength or /source/flux is given",
              "5 MCi"),
          new CommandSpec(
              "/source/model",
              SETTING,
              REPLACES,
              Form.only(new Parameter.Word("model", models(), false)),
              "Spectrum of the source reactor, or fluxes of the source solar.",
              "huberMueller: Huber 2011 and Mueller 2011 from 2 to 8 MeV, nothing above,"
                  + " Vogel-Engel below, and neutron capture. kopeikin: total of a pressurised water reactor."
                  + " bestiole2023: summation spectra up to 11 MeV, and neutron capture. B16-GS98,"
                  + " B16-AGSS09 (high and low metallicity) and BS05: standard solar models.",
              ReactorModel.HUBER_MUELLER.label() + " or " + SolarModel.B16_GS98.label(),
              "/source/model bestiole2023"),
          new CommandSpec(
              "/source/fissionFractions",
              SETTING,
              REPLACES,
              Form.only(
                  Arrays.stream(FissileIsotope.values())
                      .map(isotope -> new Parameter.Number(isotope.label(), Range.FRACTION))
                      .toArray(Parameter[]::new)),
              "Shares of the fissions in the source reactor; they sum to 1.",
              "Contradicts /source/model kopeikin, which has its own.",
              "0.58 0.07 0.30 0.05, a pressurised water reactor",
              "/source/fissionFractions 0.55 0.07 0.32 0.06"),
          CommandSpec.measured(
              "/source/fissionEnergies",
              new Parameter.Vector(
                  "fissionEnergies",
                  Arrays.stream(FissileIsotope.values()).map(FissileIsotope::label).toList(),
                  Dimension.ENERGY,
                  Range.POSITIVE),
              "Thermal energies per fission in the source reactor.",
              "They turn /source/power into fissions.",
              "202.36 205.99 211.12 214.26 MeV, Ma et al. 2013",
              "201.92 205.52 209.99 213.60 MeV"),
          CommandSpec.measured(
              "/source/power",
              new Parameter.Quantity("power", Dimension.POWER, Range.POSITIVE),
              "Thermal power of the source reactor while it is on, or power of the proton beam of pidar.",
              "Contradicts /source/flux.",
              "required for reactor unless /source/flux is given",
              "2.9 GW"),
          new CommandSpec(
              "/source/protonsOnTarget",
              SETTING,
              REPLACES,
              Form.only(new Parameter.Number("protons", Range.POSITIVE)),
              "Protons that hit the target of pidar in the whole exposure.",
              "The length of the exposure then changes no count. Contradicts /source/power and"
                  + " /source/flux.",
              "required for pidar unless /source/power or /source/flux is given",
              "/source/protonsOnTarget 3.198e23"),
          new CommandSpec(
              "/source/yieldPerFlavour",
              SETTING,
              REPLACES,
              Form.only(new Parameter.Number("yield", Range.POSITIVE)),
              "Neutrinos of each of the three flavours of pidar per proton.",
              "",
              "required for pidar unless /source/flux is given",
              "/source/yieldPerFlavour 0.0848"),
          CommandSpec.measured(
              "/source/protonEnergy",
              new Parameter.Quantity("energy", Dimension.ENERGY, Range.POSITIVE),
              "Kinetic energy of the protons of pidar: /source/power over it is their rate.",
              "",
              "1 GeV",
              "0.984 GeV"),
          new CommandSpec(
              "/source/pulse",
              SETTING,
              REPLACES,
              Stream.concat(
                      BeamPulse.names().stream().map(Form::of),
                      Stream.of(
                          Form.of(
                                  "gaussian",
                                  new Parameter.Quantity("mean", Dimension.TIME, Range.ANY),
                                  new Parameter.Quantity(
                                      "sigma", Dimension.TIME, Range.NOT_NEGATIVE))
                              .with("440 ns 150 ns")))
                  .toList(),
              "Time structure of the beam of pidar, for the column pulse_time.",
              "The muon neutrino comes when the pion decays, the others when its muon decays. instant:"
                  + " all protons at time 0. sns: Gaussian protons of 440 ns +- 150 ns, as with CENNS-10."
                  + " csi2017: arrival times of the COHERENT CsI release of 2017, with the decays in"
                  + " them. gaussian: protons with this mean and standard deviation.",
              "instant",
              "/source/pulse sns"),
          new CommandSpec(
              "/source/components",
              SETTING,
              REPLACES,
              Form.only(
                  new Parameter.Words(
                      "component",
                      Arrays.stream(SolarComponent.values()).map(SolarComponent::label).toList())),
              "Components of the source solar.",
              "pep and be7 are lines, be7 two of them; the others have continuous spectra.",
              "all",
              "/source/components pp be7"),
          new CommandSpec(
              "/source/oscillation",
              SETTING,
              REPLACES,
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
              "lma",
              "/source/oscillation probabilities 0.55 0.43 0.02"),
          new CommandSpec(
              "/source/startDate",
              SETTING,
              REPLACES,
              Form.only(
                  new Parameter.Name(
                      "date",
                      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}"),
                      "a date such as 2016-12-31")),
              "First day of the exposure (from 0 h UTC), for the source solar.",
              "With it the flux and the event times follow the distance of the Sun, +- 3.3 % in the"
                  + " course of a year; the exposure counts without interruption from then on."
                  + " Without it the Sun stays at its mean distance.",
              "the mean distance",
              "/source/startDate 2017-02-02"),
          new CommandSpec(
              "/source/direction",
              SETTING,
              REPLACES,
              Form.only(
                  new Parameter.Number("x", Range.ANY),
                  new Parameter.Number("y", Range.ANY),
                  new Parameter.Number("z", Range.ANY)),
              "Direction in which the neutrinos of a parallel beam move.",
              "For the source solar and with /source/flux; a vector of any length.",
              "0 0 1",
              "/source/direction 0 -0.6 0.8"),
          new CommandSpec(
              "/source/table",
              SETTING,
              REPLACES,
              Form.only(new Parameter.Table("file")),
              "Spectra of the source table, one column per flavour.",
              "Values per emission, such as /MeV, need /source/activity or /source/flux; those of a"
                  + " flux, such as /cm2/s/MeV, say how many arrive, and /source/flux rescales them."
                  + " See Tables.",
              "required for table",
              "/source/table spectrum.csv"),
          new CommandSpec(
              "/source/onPeriod",
              SETTING,
              PER_FIRST_VALUE,
              Form.only(
                  new Parameter.Quantity("start", Dimension.TIME, Range.NOT_NEGATIVE),
                  new Parameter.Quantity("length", Dimension.TIME, Range.POSITIVE)),
              "A period of the exposure in which the source is on, and off outside of them all.",
              "Of reactor, table and mono. Several periods hold together if their starts differ;"
                  + " they lie inside the exposure and do not overlap. Power, activity and flux are"
                  + " those while it is on.",
              "on all the time",
              "/source/onPeriod 0 day 20 day"),
          CommandSpec.measured(
              "/source/distance",
              new Parameter.Quantity("distance", Dimension.LENGTH, Range.POSITIVE),
              "Distance from source centre to detector centre.",
              "The source sits at (0, 0, -distance). Beside /source/flux it only sets the"
                  + " baseline.",
              "required unless /source/flux is given",
              "25 cm"),
          CommandSpec.measured(
              "/source/position",
              new Parameter.Vector("position", List.of("x", "y", "z"), Dimension.LENGTH, Range.ANY),
              "Source centre; the detector centre is the origin.",
              "Instead of /source/distance.",
              "(0, 0, -distance)",
              "10 0 -25 cm"),
          CommandSpec.measured(
              "/source/radius",
              new Parameter.Quantity("radius", Dimension.LENGTH, Range.NOT_NEGATIVE),
              "Radius of a cylindrical source with axis z.",
              "",
              "0 cm",
              "7 cm"),
          CommandSpec.measured(
              "/source/height",
              new Parameter.Quantity("height", Dimension.LENGTH, Range.NOT_NEGATIVE),
              "Height of a cylindrical source with axis z.",
              "",
              "0 cm",
              "14 cm"),
          CommandSpec.measured(
              "/source/flux",
              new Parameter.Quantity("flux", Dimension.FLUX, Range.POSITIVE),
              "Uniform, time-averaged flux, parallel along +z or /source/direction.",
              "Instead of an activity, a power, protons or a solar model's fluxes: integrated over the spectrum, summed over lines and"
                  + " flavours. Expected events are flux times exposure without a decay factor.",
              "from activity or power and distance, or from the solar model",
              "1.1e13 /cm2/s"));

  private SourceCommands() {}

  private static List<String> models() {
    return Stream.concat(
            Arrays.stream(ReactorModel.values()).map(ReactorModel::label),
            Arrays.stream(SolarModel.values()).map(SolarModel::label))
        .toList();
  }

  private static List<String> sources() {
    List<String> names = new ArrayList<>(ElectronCaptureSource.names());
    names.add(ReactorSource.NAME);
    names.add(PionDecayAtRest.NAME);
    names.add(SolarSource.NAME);
    names.add(Monoenergetic.NAME);
    names.add(TabulatedSource.NAME);
    return names;
  }
}
