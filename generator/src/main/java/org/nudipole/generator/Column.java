package org.nudipole.generator;

import java.util.List;
import java.util.stream.Stream;

/**
 * One column of an event set: what a row holds under this name. Two columns of the same name never
 * stand in one set.
 *
 * @param name name of the data set in a file
 * @param type stored type
 * @param units unit of the stored value as text, empty if it has none
 * @param unit the same unit as a factor: an {@link EventBatch} holds canonical values ({@link
 *     Units}), a file holds value / unit
 * @param description one line for a reader of the file
 */
public record Column(String name, Type type, String units, double unit, String description) {
  /** Stored type of a column; the array in an {@link EventBatch} has the matching Java type. */
  public enum Type {
    /** IEEE double, {@code double[]}. */
    F64(8),
    /** IEEE single, {@code float[]}. */
    F32(4),
    /** Unsigned byte, {@code byte[]}. */
    U8(1),
    /** Signed byte, {@code byte[]}. */
    I8(1),
    /** Signed 16-bit integer, {@code short[]}. */
    I16(2);

    private final int bytes;

    Type(int bytes) {
      this.bytes = bytes;
    }

    /** Size of one value in bytes. */
    public int bytes() {
      return bytes;
    }
  }

  private static final String DIFFERENTIAL = "cm2/keV";

  /** Name of the column of a second observable. */
  public static final String OBSERVED_2 = "observed_2";

  public static final Column NEUTRINO_ENERGY =
      new Column(
          "neutrino_energy",
          Type.F64,
          "keV",
          Units.KEV,
          "energy of the incoming neutrino; 0 for a background");
  public static final Column NEUTRINO_PDG =
      new Column(
          "neutrino_pdg",
          Type.I8,
          "",
          1,
          "PDG code of the incoming neutrino, negative for antineutrinos; 0 for a background");
  public static final Column INTERACTION =
      new Column(
          "interaction",
          Type.U8,
          "",
          1,
          "kind of interaction or background: its place, from 0, in the attribute labels");
  public static final Column TARGET =
      new Column("target", Type.I16, "", 1, "row of /targets that was hit; -1 for a background");
  public static final Column RECOIL_ENERGY =
      new Column(
          "recoil_energy",
          Type.F64,
          "keV",
          Units.KEV,
          "recoil kinetic energy; for eves and backgrounds the deposit, binding included");
  public static final Column VERTEX_X =
      new Column(
          "vertex_x",
          Type.F32,
          "cm",
          Units.CM,
          "interaction point, x; the detector centre is the origin");
  public static final Column VERTEX_Y =
      new Column(
          "vertex_y",
          Type.F32,
          "cm",
          Units.CM,
          "interaction point, y; the detector centre is the origin");
  public static final Column VERTEX_Z =
      new Column(
          "vertex_z", Type.F32, "cm", Units.CM, "interaction point, z along the detector axis");
  public static final Column TIME =
      new Column("time", Type.F64, "s", Units.S, "time since the start of the exposure");
  public static final Column PULSE_TIME =
      new Column(
          "pulse_time",
          Type.F64,
          "ns",
          Units.NS,
          "time of the neutrino in the pulse, from its origin; may be negative");
  public static final Column DETECTED =
      new Column(
          "detected", Type.U8, "", 1, "1 if the event passes threshold and efficiency, else 0");

  public static final Column MODULE =
      new Column(
          "module",
          Type.I16,
          "",
          1,
          "module of the detector: its place, from 0, in the attribute labels");

  public static final Column PART =
      new Column(
          "part",
          Type.U8,
          "",
          1,
          "part of the cross section: its place, from 0, in the attribute labels; 0 as well for a sum"
              + " with interference or a correction");
  public static final Column RECOIL_DX = direction("recoil_dx", "recoil direction, x");
  public static final Column RECOIL_DY = direction("recoil_dy", "recoil direction, y");
  public static final Column RECOIL_DZ = direction("recoil_dz", "recoil direction, z");
  public static final Column NEUTRINO_DX =
      direction("neutrino_dx", "neutrino direction (source point to vertex), x");
  public static final Column NEUTRINO_DY =
      direction("neutrino_dy", "neutrino direction (source point to vertex), y");
  public static final Column NEUTRINO_DZ =
      direction("neutrino_dz", "neutrino direction (source point to vertex), z");
  public static final Column DSIGMA_SM =
      differential(
          "dsigma_sm", "Standard Model dsigma/dT at this energy and recoil, per target row");
  public static final Column DSIGMA_DIPOLE =
      differential(
          "dsigma_dipole",
          "dipole dsigma/dT at this energy and recoil, per target row and (mu/mu_B)^2");
  public static final Column DSIGMA_INTERFERENCE =
      differential(
          "dsigma_interference",
          "interference dsigma/dT per target row and mu/mu_B, of any sign; zero without it");

  /** A coordinate of the vertex where the centre of a detector need not be the origin. */
  public Column placed() {
    return new Column(
        name,
        type,
        units,
        unit,
        description.replace(
            "the detector centre is the origin", "from the origin of /detector/position"));
  }

  /** The column {@code observed} in the unit that the response gives it: keVnr, keVee or PE. */
  public static Column observed(String units, double unit) {
    return new Column(
        "observed",
        Type.F64,
        units,
        unit,
        "observable after quenching and resolution; may be negative");
  }

  /** The column {@code observed_2}, for a detector with two observables. */
  public static Column observed2(String units, double unit) {
    return new Column(
        OBSERVED_2,
        Type.F64,
        units,
        unit,
        "second observable, the charge signal S2; may be negative");
  }

  /** The standard columns, given the one for the observable. */
  public static List<Column> standard(Column observed) {
    return List.of(
        NEUTRINO_ENERGY,
        NEUTRINO_PDG,
        INTERACTION,
        TARGET,
        RECOIL_ENERGY,
        VERTEX_X,
        VERTEX_Y,
        VERTEX_Z,
        TIME,
        observed,
        DETECTED);
  }

  /** The columns that a full event set has beside the standard ones. */
  public static List<Column> additional() {
    return List.of(
        PART,
        RECOIL_DX,
        RECOIL_DY,
        RECOIL_DZ,
        NEUTRINO_DX,
        NEUTRINO_DY,
        NEUTRINO_DZ,
        DSIGMA_SM,
        DSIGMA_DIPOLE,
        DSIGMA_INTERFERENCE);
  }

  /** All columns that some event set has; the observables in no unit. */
  public static List<Column> known() {
    return Stream.of(
            standard(observed("", 1)), List.of(PULSE_TIME, observed2("", 1), MODULE), additional())
        .flatMap(List::stream)
        .toList();
  }

  /** Whether it is one of {@link #additional()}, in whatever precision. */
  public boolean isAdditional() {
    return additional().stream().anyMatch(column -> column.name.equals(name));
  }

  /** Whether its values are numbers of floating point. */
  public boolean isReal() {
    return type == Type.F64 || type == Type.F32;
  }

  /** Whether single precision has the range of its values: cross sections are too small for it. */
  public boolean fitsSingle() {
    return isReal() && !units.equals(DIFFERENTIAL);
  }

  /** The same column, stored as another type. */
  public Column as(Type other) {
    return new Column(name, other, units, unit, description);
  }

  private static Column direction(String name, String description) {
    return new Column(name, Type.F32, "", 1, description);
  }

  private static Column differential(String name, String description) {
    return new Column(name, Type.F64, DIFFERENTIAL, Units.CM2 / Units.KEV, description);
  }
}
