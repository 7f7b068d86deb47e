package org.nudipole.generator.source;

import java.util.Arrays;
import java.util.List;
import org.nudipole.generator.Density;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.Units;
import org.nudipole.generator.data.Table;

/** Models of the antineutrino spectrum of a reactor, per fission. */
public enum ReactorModel {
  /**
   * From 2 to 8 MeV the exponential polynomials of P. Huber, Phys. Rev. C 84 (2011) 024617 (235U,
   * 239Pu, 241Pu) and T. A. Mueller et al., Phys. Rev. C 83 (2011) 054615 (238U), where they were
   * fitted; nothing above 8 MeV. Below 2 MeV the table of P. Vogel, J. Engel, Phys. Rev. D 39
   * (1989) 3378; it does not meet the polynomials, so the spectrum jumps by some per cent at 2 MeV.
   * Neutron capture on 238U is added.
   */
  HUBER_MUELLER("huberMueller") {
    @Override
    List<Continuum> continua(FissionFractions fractions) {
      return List.of(
          antiNuE(mixture("reactor_vogel_engel.csv", fractions)),
          antiNuE(polynomials(fractions)),
          capture());
    }
  },

  /**
   * The total spectrum of a pressurised water reactor after V. I. Kopeikin up to 9 MeV. It contains
   * neutron capture and one set of fission fractions, which cannot be changed.
   */
  KOPEIKIN("kopeikin") {
    @Override
    List<Continuum> continua(FissionFractions fractions) {
      return List.of(antiNuE(tabulated("reactor_kopeikin.csv", "total")));
    }

    @Override
    public boolean hasFractions() {
      return false;
    }
  },

  /**
   * The summation spectra of L. Perisse et al., Phys. Rev. C 108 (2023) 055501, up to 11 MeV.
   * Neutron capture on 238U is added.
   */
  BESTIOLE_2023("bestiole2023") {
    @Override
    List<Continuum> continua(FissionFractions fractions) {
      return List.of(antiNuE(mixture("reactor_bestiole2023.csv", fractions)), capture());
    }
  };

  // Neutron captures on 238U per fission, as commonly taken for a pressurised water reactor.
  private static final double CAPTURES = 0.6;
  private static final double JUNCTION = 2 * Units.MEV;
  private static final double END_OF_FITS = 8 * Units.MEV;
  private static final int COEFFICIENTS = 6;

  private final String label;

  ReactorModel(String label) {
    this.label = label;
  }

  /** The model of this name. */
  public static ReactorModel named(String label) {
    return Arrays.stream(values())
        .filter(model -> model.label.equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no reactor model " + label));
  }

  /** Name in macros. */
  public String label() {
    return label;
  }

  /** Whether the spectrum depends on the fission fractions. */
  public boolean hasFractions() {
    return true;
  }

  /** Components per fission. */
  abstract List<Continuum> continua(FissionFractions fractions);

  private static Continuum antiNuE(Density spectrum) {
    return new Continuum(Flavour.ANTI_NU_E, spectrum);
  }

  // Linear between common nodes, so the mixture of the isotopes is as well.
  private static Density mixture(String name, FissionFractions fractions) {
    Table table = Table.resource(name);
    double[] mean = new double[table.size()];
    for (FissileIsotope isotope : FissileIsotope.values()) {
      add(table.numbers(isotope.label()), fractions.of(isotope), mean);
    }
    return spectrum(table, mean);
  }

  // 239U and then 239Np decay once per capture.
  private static Continuum capture() {
    Table table = Table.resource("reactor_capture.csv");
    double[] sum = new double[table.size()];
    add(table.numbers("U239"), CAPTURES, sum);
    add(table.numbers("Np239"), CAPTURES, sum);
    return antiNuE(spectrum(table, sum));
  }

  private static Density tabulated(String name, String column) {
    Table table = Table.resource(name);
    return spectrum(table, table.numbers(column));
  }

  private static void add(double[] values, double weight, double[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * values[i];
    }
  }

  private static Density spectrum(Table table, double[] perMev) {
    return TabulatedSpectrum.of(
        Arrays.stream(table.numbers("energy")).map(energy -> energy * Units.MEV).toArray(),
        Arrays.stream(perMev).map(density -> density / Units.MEV).toArray());
  }

  private static Density polynomials(FissionFractions fractions) {
    Table table = Table.resource("reactor_huber_mueller.csv");
    return ExponentialPolynomial.of(
        JUNCTION,
        END_OF_FITS,
        Arrays.stream(FissileIsotope.values())
            .map(isotope -> term(table, isotope, fractions.of(isotope)))
            .toList());
  }

  private static ExponentialPolynomial.Term term(
      Table table, FissileIsotope isotope, double fraction) {
    for (int i = 0; i < table.size(); i++) {
      if (table.text(i, "isotope").equals(isotope.label())) {
        double[] coefficients = new double[COEFFICIENTS];
        for (int k = 0; k < COEFFICIENTS; k++) {
          coefficients[k] = table.number(i, "a" + (k + 1));
        }
        return new ExponentialPolynomial.Term(fraction, coefficients);
      }
    }
    throw new IllegalStateException(table.name() + " has no " + isotope.label());
  }
}
