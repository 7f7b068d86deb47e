package org.nudipole.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nudipole.macros.binding.RunConfiguration;
import org.nudipole.macros.language.CommandSpec;
import org.nudipole.macros.language.Commands;
import org.nudipole.macros.language.Form;
import org.nudipole.macros.language.MacroException;
import org.nudipole.macros.language.Parameter;

class EveryNumberTest {
  private static final String MONO =
      "/source/use mono;/source/energy 30 MeV;/source/flavour nu_e;/source/flux 1e9 /cm2/s;";
  private static final String GE = "/detector/material Ge;/detector/mass 1 kg;";
  private static final String CEVNS = "/interaction/use cevns;/interaction/minRecoil 50 eV;";
  private static final String BINS = "/fit/logBins 50 eV 40 keV 3;";
  private static final String MOMENT = "/dipole/mass 1 MeV;/dipole/moment 1e-9 muB;";
  private static final String RUN = "/output/columns full;/run/exposure 60 day;/run/expose;";
  private static final String QUENCHED =
      "/response/quenching lindhard 0.157;/response/resolution constant 20 eVee;"
          + "/background/flat compton 1 /kg/day/keV 1 30 keV;/background/level compton observed;";
  private static final String NEAR =
      "/source/use mono;/source/energy 30 MeV;/source/flavour nu_e;/source/activity 1e6 MBq;"
          + "/source/distance 1 m;"
          + "/detector/material Ge;";
  private static final String XENON =
      "/detector/material LXe;/detector/mass 10 kg;/interaction/use cevns;/interaction/minRecoil 500 eV;"
          + "/response/xenon 81 V/cm;/response/s1 0.142 0.219 0.4;/response/s2 0.96 11.9 3;"
          + "/fit/bins 1 PE 31 PE 10 PE;";

  private static final List<String> BASES =
      List.of(
          MONO + GE + CEVNS + QUENCHED + MOMENT + BINS + RUN,
          MONO + GE + CEVNS + MOMENT + BINS + RUN,
          MONO + GE + CEVNS + MOMENT + RUN,
          MONO
              + GE
              + CEVNS
              + "/response/quenching lindhard;/response/lightYield 13 PE/keVee;"
              + "/response/photoElectrons gamma 1 /PE;/fit/bins 1 PE 61 PE 20 PE;"
              + MOMENT
              + RUN,
          NEAR + "/detector/volume 200 cm3;" + CEVNS + BINS + RUN,
          NEAR + "/detector/shape box;/detector/size 5 5 8 cm;" + CEVNS + BINS + RUN,
          "/source/use mono;/source/energy 30 MeV;/source/flavour nu_e;/source/activity 1e6 MBq;/source/position 0 0 -1 m;"
              + GE
              + CEVNS
              + BINS
              + RUN,
          "/source/use reactor;/source/power 2.9 GW;/source/distance 20 m;"
              + GE
              + CEVNS
              + "/fit/logBins 50 eV 3 keV 3;"
              + RUN,
          "/source/use pidar;/source/protonsOnTarget 3e22;/source/yieldPerFlavour 0.08;/source/pulse gaussian 440 ns 150 ns;/response/timeWindow 0 6 us;/source/distance 20 m;"
              + GE
              + CEVNS
              + BINS
              + RUN,
          "/source/use pidar;/source/protonEnergy 1 GeV;/source/power 1 MW;/source/pulse sns;/source/distance 20 m;"
              + GE
              + CEVNS
              + BINS
              + RUN,
          "/source/use solar;/source/components b8;"
              + "/detector/material Ge;/detector/mass 1000 kg;"
              + CEVNS
              + BINS
              + RUN,
          MONO + XENON + RUN,
          MONO
              + GE
              + "/interaction/use eves;/interaction/minRecoil 1 keV;/fit/logBins 1 keV 40 MeV 3;"
              + MOMENT
              + RUN,
          MONO
              + GE
              + CEVNS
              + "/dipole/mass 1 MeV;/dipole/combination coherent;/dipole/lambda 14 1e-9 muB 20 deg;/dipole/lambda 24 1e-9 muB 40 deg;"
              + BINS
              + RUN,
          MONO
              + GE
              + CEVNS
              + "/dipole/mass 1 MeV;/dipole/combination coherent;/dipole/nature dirac;/dipole/lambda 14 1e-9 muB 20 deg;"
              + BINS
              + RUN);

  @TempDir private Path folder;

  @Test
  void explore() throws IOException {
    List<Path> bases = new ArrayList<>();
    for (int i = 0; i < BASES.size(); i++) {
      bases.add(
          Files.writeString(folder.resolve("base" + i + ".mac"), BASES.get(i).replace(";", "\n")));
    }
    for (Path base : bases) {
      long t = System.nanoTime();
      try {
        RunConfiguration run = RunConfiguration.read(base.toString(), List.of(), List.of()).get(0);
        System.out.println(
            base.getFileName()
                + " "
                + run.expectedEvents()
                + " "
                + run.expectedDetected()
                + " "
                + (System.nanoTime() - t) / 1e9);
      } catch (MacroException e) {
        System.out.println(base.getFileName() + " " + e.getMessage());
      }
    }
    long begin = System.nanoTime();
    for (CommandSpec spec : Commands.all()) {
      for (Form form : spec.forms()) {
        int at = 0;
        for (Parameter p : form.parameters()) {
          if (p instanceof Parameter.Number || p instanceof Parameter.Quantity) {
            String set = spec.example(form).replaceFirst(" ", "=");
            String found = "none";
            String why = "";
            for (Path base : bases) {
              try {
                RunConfiguration.read(base.toString(), List.of(set), List.of());
                found = base.toString();
                break;
              } catch (MacroException e) {
                why +=
                    e.getMessage().lines().findFirst().orElse("").replaceFirst("/tmp/[^/]*/", "")
                        + " | ";
              }
            }
            System.out.println(
                spec.path()
                    + " "
                    + form.keyword()
                    + " #"
                    + p.name()
                    + ": "
                    + found.replaceFirst("/tmp/[^/]*/", "")
                    + " "
                    + (found.equals("none")
                        ? set + " " + why.substring(Math.max(0, why.length() - 600))
                        : ""));
            List<String> words = List.of(spec.example(form).split(" "));
            int skip = 1 + (form.keyword().isEmpty() ? 0 : 1) + at;
            String address = spec.path() + " " + String.join(" ", words.subList(1, skip));
            if (!found.equals("none")) {
              for (List<String> args :
                  List.of(List.of("limit", found, "--set", set, "--parameter", address.strip()))) {
                long t = System.nanoTime();
                Invocation run = Invocation.of(args.toArray(String[]::new));
                System.out.println(
                    "    "
                        + address
                        + ": "
                        + run.code()
                        + " "
                        + (System.nanoTime() - t) / 1_000_000
                        + " ms "
                        + (run.out() + run.err())
                            .lines()
                            .filter(
                                l -> run.code() != 0 || l.contains("muB") || l.contains("expected"))
                            .toList());
              }
            }
          }
          at +=
              p instanceof Parameter.Quantity
                  ? 2
                  : p instanceof Parameter.Vector v ? v.components().size() + 1 : 1;
        }
      }
    }
    System.out.println((System.nanoTime() - begin) / 1e9 + " s");
  }
}
