package org.nudipole.macros.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every line that users are promised parses. */
class ContractLinesTest {
  private static final String[] FILES = {
    "run.mac",
    "# empty",
    "ratio.csv",
    "1,2",
    "dsigma.csv",
    "1,2",
    "cr51-cevns-ge.mac",
    "",
    "qf.csv",
    "1,2",
    "eff.csv",
    "1,2",
    "b0.csv",
    "1,2",
    "share.csv",
    "1,2",
    "times.csv",
    "1,2,3",
    "spectrum.csv",
    "1,2",
    "shape.csv",
    "1,2,3,4",
    "counts.csv",
    "1,2,3"
  };

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/control/execute run.mac",
        "/control/alias mass 100 keV",
        "/control/loop run.mac mass 0 10 2.5",
        "/control/loop run.mac mass 1 1000 log 4",
        "/control/foreach run.mac mass \"A B C\"",
        "/random/seed 9223372036854775807",
        "/random/seed -5",
        "/source/use cr51",
        "/source/use mono",
        "/source/energy 30 MeV",
        "/source/flavour nu_e",
        "/source/flavour nu_mu",
        "/source/flavour nu_tau",
        "/source/flavour anti_nu_e",
        "/source/flavour anti_nu_mu",
        "/source/flavour anti_nu_tau",
        "/source/activity 5 MCi",
        "/source/distance 25 cm",
        "/source/position 1 -2 .5 cm",
        "/source/radius 0 cm",
        "/source/height 0 cm",
        "/source/flux 1.1e13 /cm2/s",
        "/detector/material Ge",
        "/detector/material Si",
        "/detector/material Al2O3",
        "/detector/material CaWO4",
        "/detector/material LXe",
        "/detector/material LAr",
        "/detector/material CsI",
        "/detector/material NaI",
        "/detector/density 5.323 g/cm3",
        "/detector/enrichment Ge76 0.9",
        "/material/define LiF LiF 2.64 g/cm3",
        "/detector/shape cylinder",
        "/detector/shape box",
        "/detector/shape sphere",
        "/detector/volume 2000 cm3",
        "/detector/radius 1 m",
        "/detector/height 20 mm",
        "/detector/size 1 2 3 cm",
        "/detector/mass 10 kg",
        "/interaction/use cevns",
        "/interaction/use eves",
        "/interaction/use cevns eves",
        "/interaction/formFactor helm",
        "/interaction/formFactor helm 4.8 fm",
        "/interaction/formFactor helm 4.8 fm 5.05 fm",
        "/interaction/formFactor helm measured",
        "/interaction/formFactor helm measured 0.2 fm",
        "/interaction/formFactor kleinNystrand",
        "/interaction/formFactor kleinNystrand 0.7 fm 1.23 fm",
        "/interaction/formFactor kleinNystrand 0.7 fm 1.23 fm 1.28 fm",
        "/interaction/formFactor pointLike",
        "/interaction/sin2ThetaW 0.23857",
        "/interaction/couplings 0.0229 -0.5",
        "/interaction/part sm",
        "/interaction/part dipole",
        "/interaction/part both",
        "/interaction/minRecoil 1 eV",
        "/interaction/binding stepping",
        "/interaction/binding free",
        "/dipole/mass 100 keV",
        "/dipole/moment 1e-11 muB",
        "/response/quenching none",
        "/response/quenching lindhard",
        "/response/quenching lindhard 0.157",
        "/response/quenching table qf.csv",
        "/response/resolution constant 1 eV",
        "/response/resolution sqrt 0.1 sqrt(keV)",
        "/response/resolution linear 0.02",
        "/response/resolutionSum linear",
        "/response/resolutionSum quadrature",
        "/response/efficiency constant 1",
        "/response/efficiency erf 10 eVnr 2 eVnr",
        "/response/efficiency erf 10 eVnr 2 eVnr 0.9",
        "/response/efficiency logistic 0.873 3.275 /keV 1.509 keVee",
        "/response/efficiency table eff.csv",
        "/response/threshold 8 eV",
        "/response/threshold 8 eVnr",
        "/response/threshold 8 keVnr",
        "/response/threshold 8 eVee",
        "/response/threshold 8 keVee",
        "/response/threshold 8 PE",
        "/response/quenching polynomial 0.246 0.78 /MeV",
        "/response/lightYield 13.35 PE/keVee",
        "/response/photoElectrons none",
        "/response/photoElectrons gamma 9.56 /keVee",
        "/response/photoElectrons gamma 0.716 /PE",
        "/response/photoElectrons poisson",
        "/response/photoElectrons poisson 0.4",
        "/response/efficiency logistic 1.32045 0.285979 /PE 10.8646 PE -0.333322",
        "/response/efficiencyOf recoil",
        "/response/efficiencyBelow 6 PE 0.5",
        "/response/roi 8 60 PE",
        "/response/xenon 81 V/cm",
        "/response/xenon 81 V/cm nest2.4",
        "/response/xenon 81 V/cm nest2.0",
        "/response/s1 0.142 0.219 0.4",
        "/response/s2 0.96 11.9 3",
        "/response/threshold2 200 PE",
        "/response/roi2 200 4000 PE",
        "/fit/bins 8 eV 18 eV 0.5 eV",
        "/fit/logBins 1 keVee 500 keVee 30",
        "/fit/data counts.csv",
        "/fit/nuisance normalisation 0.02",
        "/fit/nuisance B0 0.1",
        "/fit/module each",
        "/fit/module sum",
        "/detector/module c2",
        "/detector/position 0 -3.5 10 cm",
        "/run/exposure 55.4 day",
        "/run/beamOn 1000",
        "/run/expose",
        "/output/file out.h5",
        "/output/columns standard",
        "/output/columns full"
      })
  void parses(String line) {
    assertEquals(List.of(), Macros.faults(line, FILES));
  }

  static Stream<String> examples() {
    return Commands.all().stream().map(CommandSpec::example);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void exampleOfEveryCommandParses(String line) {
    assertEquals(List.of(), Macros.faults(line, FILES));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eV keV MeV GeV",
        "fm mm cm m km",
        "mm3 cm3 m3 L",
        "g kg t",
        "ns us ms s min h day year",
        "Bq kBq MBq GBq TBq PBq mCi Ci kCi MCi",
        "W kW MW GW",
        "/cm2/s",
        "muB",
        "deg rad",
        "eVnr keVnr eVee keVee PE",
        "PE/keVee /keVee /PE",
        "g/cm3",
        "sqrt(keV) sqrt(PE) /keV /PE /MeV /MeV2 /MeV3 V/cm e cm2"
      })
  void unitsAreKnown(String symbols) {
    for (String symbol : symbols.split(" ", -1)) {
      assertEquals(symbol, UnitCatalogue.find(symbol).map(Unit::symbol).orElse("missing"));
    }
  }
}
