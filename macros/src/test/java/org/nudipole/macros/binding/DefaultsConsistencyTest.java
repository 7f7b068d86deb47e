package org.nudipole.macros.binding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nudipole.macros.language.CommandSpec;
import org.nudipole.macros.language.Commands;
import org.nudipole.macros.language.Default;
import org.nudipole.macros.language.MacroException;
import org.nudipole.macros.language.MacroParser;
import org.nudipole.macros.language.RunSettings;
import org.nudipole.macros.language.Scope;
import org.nudipole.macros.language.Setting;
import org.nudipole.macros.language.StoredFiles;

/** What holds without a command is what its specification says, and nothing else. */
final class DefaultsConsistencyTest {
  private static final String GERMANIUM =
      """
      /source/use cr51
      /source/activity 5 MCi
      /source/distance 25 cm
      /detector/material Ge
      /detector/volume 2000 cm3
      /interaction/use cevns
      /response/resolution constant 2 eV
      /response/resolution linear 0.05
      /response/efficiency erf 10 eV 3 eV
      /response/threshold 8 eV
      /interaction/ratioTable mediator ratio.csv
      /interaction/crossSectionTable axion added.csv
      /run/exposure 55.4 day
      """;

  private static final Map<String, String> TABLES =
      Map.of(
          "ratio.csv",
          "# columns: recoil,ratio\n# units: keV,1\n0,1\n3000,1\n",
          "added.csv",
          "# columns: recoil,cross_section\n# units: keV,cm2/keV\n0,1e-42\n3000,1e-42\n");

  private static final String SUN =
      """
      /source/use solar
      /detector/material LXe
      /detector/mass 1 t
      /interaction/use eves
      /response/threshold 1 keV
      /run/exposure 365 day
      """;

  private static final String REACTOR =
      """
      /source/use reactor
      /source/power 3 GW
      /source/distance 20 m
      /detector/material Ge
      /detector/mass 1 kg
      /interaction/use cevns eves
      /interaction/minRecoil 500 eV
      /dipole/mass 1 MeV
      /dipole/lambda 14 1e-9 muB
      /dipole/lambda 24 1e-9 muB
      /mixing/theta24 10 deg
      /response/quenching lindhard 0.16
      /response/threshold 200 eV
      /run/exposure 100 day
      """;

  private static final String PIONS =
      """
      /source/use pidar
      /source/power 1.4 MW
      /source/yieldPerFlavour 0.09
      /source/distance 19.3 m
      /detector/material CsI
      /detector/mass 14.6 kg
      /interaction/use cevns
      /response/quenching polynomial 0.0555
      /response/lightYield 13.35 PE/keVee
      /response/photoElectrons poisson
      /response/threshold 8 PE
      /response/timeWindow 0 6 us
      /background/flat compton 76 /t/year/keV 1 30 keV
      /background/time compton steadyState
      /run/exposure 100 day
      """;

  private static final String LIGHT =
      """
      /source/use pidar
      /source/power 1.4 MW
      /source/yieldPerFlavour 0.09
      /source/distance 19.3 m
      /detector/material CsI
      /detector/mass 14.6 kg
      /interaction/use cevns
      /response/quenching polynomial 0.0555
      /response/lightYield 13.35 PE/keVee
      /response/roi 5 50 PE
      /run/exposure 100 day
      """;

  private static final String TWO_SIGNALS =
      """
      /source/use mono
      /source/energy 30 keV
      /source/flavour nu_e
      /source/flux 1e12 /cm2/s
      /detector/material LXe
      /detector/mass 1 t
      /interaction/use eves
      /interaction/minRecoil 1 keV
      /response/xenon 81 V/cm
      /response/s1 0.142 0.219 0.4
      /response/s2 0.96 11.9 3
      /response/threshold 2 PE
      /run/exposure 365 day
      """;

  private static final Map<String, String> BASES =
      Map.of(
          "germanium", GERMANIUM,
          "sun", SUN,
          "reactor", REACTOR,
          "pions", PIONS,
          "light", LIGHT,
          "twoSignals", TWO_SIGNALS);

  // Bits are bits in all units.
  @Tag("canonical")
  @Test
  void everyDefaultMayBeWrittenOutAndChangesNoBit() {
    Set<String> written = new TreeSet<>();
    for (String base : BASES.values()) {
      RunSettings run = settings(base);
      double[] rates = rates(RunConfiguration.of(run));
      for (CommandSpec spec : Commands.all()) {
        List<String> values = values(spec, run);
        // The steps to two signals are slow, and have no part in what comes before them.
        boolean apart =
            base.equals(TWO_SIGNALS)
                && spec.scope() != Scope.RESPONSE
                && spec.scope() != Scope.DETECTOR;
        if (values.isEmpty() || isGiven(spec, run) || apart) {
          continue;
        }
        for (String value : values) {
          try {
            RunConfiguration bound = RunConfiguration.of(run.with(spec, value));
            assertArrayEquals(rates, rates(bound), spec + " " + value + " in\n" + base);
            written.add(spec.path());
          } catch (MacroException e) {
            // It says nothing in this run, such as a beam pulse of the Sun, and is refused alone.
            assertEquals(1, e.faults().size(), e.getMessage());
            assertTrue(e.getMessage().contains(spec.path()), e.getMessage());
          }
        }
      }
    }
    assertEquals(
        Commands.all().stream()
            .filter(
                spec ->
                    spec.standard() instanceof Default.Given
                        || spec.standard() instanceof Default.Chosen)
            .map(CommandSpec::path)
            .collect(Collectors.toCollection(TreeSet::new)),
        written);
  }

  @ParameterizedTest
  @CsvSource({
    "germanium, /interaction/sin2ThetaW, 0.3",
    "germanium, /interaction/formFactor, pointLike",
    "germanium, /interaction/radiativeCorrections, pdg",
    "sun, /dipole/moment, 1e-10 muB",
    "germanium, /detector/shape, sphere",
    "germanium, /source/radius, 5 cm",
    "germanium, /response/resolutionSum, linear",
    "germanium, /response/efficiency, constant 0.5",
    "sun, /source/components, pp",
    "sun, /source/oscillation, none",
    "sun, /source/model, BS05",
    "sun, /mixing/sin2Theta12, 0.4",
    "sun, /mixing/ordering, inverted",
    "sun, /mixing/theta14, 20 deg",
    "sun, /interaction/binding, free",
    "sun, /interaction/bindingCorrection, rrpa",
    "reactor, /source/fissionFractions, 0.1 0.1 0.7 0.1",
    "reactor, /source/fissionEnergies, 200 200 200 200 MeV",
    "reactor, /source/model, kopeikin",
    "reactor, /dipole/combination, coherent",
    "reactor, /dipole/mass, 2 MeV",
    "pions, /source/protonEnergy, 2 GeV",
    "pions, /source/pulse, sns",
    "pions, /interaction/part, dipole",
    "light, /response/photoElectrons, poisson 0.4",
  })
  void anotherDefaultIsWhatHolds(String base, String command, String values) {
    CommandSpec spec = Commands.find(command).orElseThrow();
    List<CommandSpec> language = new ArrayList<>(Commands.all());
    language.set(language.indexOf(spec), spec.withDefault(Default.given(values)));
    RunSettings run = settings(BASES.get(base)).without(spec);
    if (command.equals("/interaction/part")) {
      run = run.with("/dipole/moment", "1e-9 muB");
    }
    double[] changed = rates(RunConfiguration.of(run, language));
    assertFalse(Arrays.equals(rates(RunConfiguration.of(run)), changed));
    assertArrayEquals(rates(RunConfiguration.of(run.with(spec, values))), changed);
  }

  private static boolean isGiven(CommandSpec spec, RunSettings run) {
    return spec.repetition() == CommandSpec.Repetition.REPLACES && run.get(spec).isPresent();
  }

  // What to write behind the command: for each name that the run gives something, if it holds once
  // per name.
  private static List<String> values(CommandSpec spec, RunSettings run) {
    Stream<Setting> settings =
        spec.repetition() == CommandSpec.Repetition.PER_FIRST_VALUE
            ? run.settings().stream()
                .filter(s -> s.has("name"))
                .map(s -> s.arguments().get(0).value().text())
                .distinct()
                .flatMap(first -> spec.defaultSetting(first).stream())
            : spec.defaultSetting(run).stream();
    return settings
        .map(
            setting ->
                Stream.concat(
                        Stream.of(setting.keyword()),
                        setting.arguments().stream()
                            .filter(a -> a.given())
                            .map(a -> a.value().text()))
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  private static Map<String, String> files(String macro) {
    Map<String, String> files = new HashMap<>(TABLES);
    files.put("t.mac", macro);
    return files;
  }

  private static RunSettings settings(String text) {
    return new MacroParser(List.of(new StoredFiles(files(text))))
        .parse("t.mac", List.of(), List.of())
        .get(0);
  }

  private static double[] rates(RunConfiguration run) {
    return DoubleStream.concat(
            run.expectations().stream()
                .flatMapToDouble(e -> DoubleStream.of(e.expected(), e.detected())),
            run.backgrounds().stream()
                .flatMapToDouble(b -> DoubleStream.of(b.expected(), b.detected())))
        .toArray();
  }
}
