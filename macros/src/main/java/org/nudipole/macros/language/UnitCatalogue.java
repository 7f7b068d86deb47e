package org.nudipole.macros.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nudipole.generator.Units;

/** Every unit of the macro language. */
public final class UnitCatalogue {
  private static final Map<String, Unit> BY_SYMBOL = catalogue();

  private UnitCatalogue() {}

  /** All units, dimension by dimension, small before large. */
  public static List<Unit> all() {
    return List.copyOf(BY_SYMBOL.values());
  }

  /** The unit of this exact symbol. */
  public static Optional<Unit> find(String symbol) {
    return Optional.ofNullable(BY_SYMBOL.get(symbol));
  }

  /** The symbols that a value of this dimension may have. */
  public static List<String> symbols(Dimension dimension) {
    return BY_SYMBOL.values().stream().filter(dimension::accepts).map(Unit::symbol).toList();
  }

  /** The symbols that a value of this dimension may have, with their factors. */
  public static Map<String, Double> factors(Dimension dimension) {
    Map<String, Double> factors = new LinkedHashMap<>();
    BY_SYMBOL.values().stream()
        .filter(dimension::accepts)
        .forEach(unit -> factors.put(unit.symbol(), unit.factor()));
    return factors;
  }

  /** What is measured, and its units, for {@code nudipole list units}. */
  public static Map<String, String> listing() {
    Map<String, String> listing = new LinkedHashMap<>();
    for (Dimension dimension : Dimension.values()) {
      listing.put(
          dimension.phrase(),
          BY_SYMBOL.values().stream()
              .filter(unit -> unit.dimension() == dimension)
              .map(Unit::symbol)
              .collect(Collectors.joining(" ")));
    }
    return listing;
  }

  private static Map<String, Unit> catalogue() {
    Map<String, Unit> units = new LinkedHashMap<>();
    plain(units, "eV", Dimension.ENERGY, Units.EV);
    plain(units, "keV", Dimension.ENERGY, Units.KEV);
    plain(units, "MeV", Dimension.ENERGY, Units.MEV);
    plain(units, "GeV", Dimension.ENERGY, Units.GEV);
    plain(units, "fm", Dimension.LENGTH, Units.FM);
    plain(units, "mm", Dimension.LENGTH, Units.MM);
    plain(units, "cm", Dimension.LENGTH, Units.CM);
    plain(units, "m", Dimension.LENGTH, Units.M);
    plain(units, "km", Dimension.LENGTH, Units.KM);
    plain(units, "mm3", Dimension.VOLUME, Units.MM3);
    plain(units, "cm3", Dimension.VOLUME, Units.CM3);
    plain(units, "m3", Dimension.VOLUME, Units.M3);
    plain(units, "L", Dimension.VOLUME, Units.LITRE);
    plain(units, "g", Dimension.MASS, Units.G);
    plain(units, "kg", Dimension.MASS, Units.KG);
    plain(units, "t", Dimension.MASS, Units.TONNE);
    plain(units, "ns", Dimension.TIME, Units.NS);
    plain(units, "us", Dimension.TIME, Units.US);
    plain(units, "ms", Dimension.TIME, Units.MS);
    plain(units, "s", Dimension.TIME, Units.S);
    plain(units, "min", Dimension.TIME, Units.MINUTE);
    plain(units, "h", Dimension.TIME, Units.HOUR);
    plain(units, "day", Dimension.TIME, Units.DAY);
    plain(units, "year", Dimension.TIME, Units.YEAR);
    plain(units, "/ns", Dimension.INVERSE_TIME, 1 / Units.NS);
    plain(units, "/us", Dimension.INVERSE_TIME, 1 / Units.US);
    plain(units, "/ms", Dimension.INVERSE_TIME, 1 / Units.MS);
    plain(units, "/s", Dimension.INVERSE_TIME, 1 / Units.S);
    plain(units, "Bq", Dimension.ACTIVITY, Units.BQ);
    plain(units, "kBq", Dimension.ACTIVITY, 1e3 * Units.BQ);
    plain(units, "MBq", Dimension.ACTIVITY, 1e6 * Units.BQ);
    plain(units, "GBq", Dimension.ACTIVITY, 1e9 * Units.BQ);
    plain(units, "TBq", Dimension.ACTIVITY, 1e12 * Units.BQ);
    plain(units, "PBq", Dimension.ACTIVITY, 1e15 * Units.BQ);
    plain(units, "mCi", Dimension.ACTIVITY, 1e-3 * Units.CI);
    plain(units, "Ci", Dimension.ACTIVITY, Units.CI);
    plain(units, "kCi", Dimension.ACTIVITY, 1e3 * Units.CI);
    plain(units, "MCi", Dimension.ACTIVITY, 1e6 * Units.CI);
    plain(units, "W", Dimension.POWER, Units.WATT);
    plain(units, "kW", Dimension.POWER, 1e3 * Units.WATT);
    plain(units, "MW", Dimension.POWER, 1e6 * Units.WATT);
    plain(units, "GW", Dimension.POWER, 1e9 * Units.WATT);
    plain(units, "/cm2/s", Dimension.FLUX, Units.PER_CM2_S);
    plain(units, "muB", Dimension.MOMENT, 1);
    plain(units, "deg", Dimension.ANGLE, Units.DEG);
    plain(units, "rad", Dimension.ANGLE, Units.RAD);
    plain(units, "V/cm", Dimension.FIELD, 1);
    plain(units, "eV2", Dimension.MASS_SQUARED, Units.EV * Units.EV);
    plain(units, "g/cm3", Dimension.DENSITY, Units.G_PER_CM3);
    plain(units, "counts", Dimension.COUNTS, 1);
    plain(units, "/kg/day", Dimension.RATE, 1 / (Units.KG * Units.DAY));
    plain(units, "/t/year", Dimension.RATE, 1 / (Units.TONNE * Units.YEAR));
    plain(units, "/kg/day/keV", Dimension.SPECTRAL_RATE, 1 / (Units.KG * Units.DAY * Units.KEV));
    plain(
        units, "/t/year/keV", Dimension.SPECTRAL_RATE, 1 / (Units.TONNE * Units.YEAR * Units.KEV));
    units.put(
        "/kg/day/PE",
        new Unit(
            "/kg/day/PE",
            Dimension.SPECTRAL_RATE,
            1 / (Units.KG * Units.DAY),
            ObservedScale.PHOTOELECTRONS));
    observed(units, "eVnr", Units.EV, ObservedScale.NUCLEAR_RECOIL);
    observed(units, "keVnr", Units.KEV, ObservedScale.NUCLEAR_RECOIL);
    observed(units, "eVee", Units.EV, ObservedScale.ELECTRON_EQUIVALENT);
    observed(units, "keVee", Units.KEV, ObservedScale.ELECTRON_EQUIVALENT);
    observed(units, "PE", 1, ObservedScale.PHOTOELECTRONS);
    plain(units, "PE/keVee", Dimension.LIGHT_YIELD, 1 / Units.KEV);
    inverse(units, "/keVee", 1 / Units.KEV, ObservedScale.ELECTRON_EQUIVALENT);
    inverse(units, "/PE", 1, ObservedScale.PHOTOELECTRONS);
    plain(units, "/eV", Dimension.INVERSE_ENERGY, 1 / Units.EV);
    plain(units, "/keV", Dimension.INVERSE_ENERGY, 1 / Units.KEV);
    plain(units, "/MeV", Dimension.INVERSE_ENERGY, 1 / Units.MEV);
    plain(units, "/GeV", Dimension.INVERSE_ENERGY, 1 / Units.GEV);
    plain(units, "/MeV2", Dimension.INVERSE_ENERGY_SQUARED, 1 / (Units.MEV * Units.MEV));
    plain(units, "/MeV3", Dimension.INVERSE_ENERGY_CUBED, 1 / (Units.MEV * Units.MEV * Units.MEV));
    plain(units, "sqrt(keV)", Dimension.ROOT_OBSERVED, 1);
    units.put(
        "sqrt(PE)", new Unit("sqrt(PE)", Dimension.ROOT_OBSERVED, 1, ObservedScale.PHOTOELECTRONS));
    plain(units, "e", Dimension.CHARGE, 1);
    plain(units, "cm2", Dimension.AREA, Units.CM2);
    return units;
  }

  private static void plain(
      Map<String, Unit> units, String symbol, Dimension dimension, double factor) {
    units.put(symbol, new Unit(symbol, dimension, factor, ObservedScale.AS_OBSERVED));
  }

  private static void inverse(
      Map<String, Unit> units, String symbol, double factor, ObservedScale scale) {
    units.put(symbol, new Unit(symbol, Dimension.INVERSE_OBSERVED, factor, scale));
  }

  private static void observed(
      Map<String, Unit> units, String symbol, double factor, ObservedScale scale) {
    units.put(symbol, new Unit(symbol, Dimension.OBSERVED, factor, scale));
  }
}
