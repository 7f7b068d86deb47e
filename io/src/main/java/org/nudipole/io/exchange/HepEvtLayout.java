package org.nudipole.io.exchange;

/** Lines that programs want for the particles of an event in HEPEVT text. */
public enum HepEvtLayout {
  /** All of a common block HEPEVT: number of the event, status, mothers, daughters, vertex. */
  MARLEY("marley", "of .hepevt: the whole record, as MARLEY has it"),
  /** What G4HEPEvtInterface of Geant4 reads. */
  GEANT4("geant4", "of .hepevt: short lines for G4HEPEvtInterface"),
  /** The short lines with a time and a vertex behind them, as rat-pac's generator hepevt has it. */
  RATPAC("ratpac", "of .hepevt: those with vertices, for rat-pac");

  private final String label;
  private final String help;

  HepEvtLayout(String label, String help) {
    this.label = label;
    this.help = help;
  }

  /** Its word on the command line. */
  public String label() {
    return label;
  }

  /** What it is, for a list. */
  public String help() {
    return help;
  }
}
