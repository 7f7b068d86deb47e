package org.nudipole.macros.language;

import java.util.List;

/** What a command is about. What may be done with it follows from here. */
public enum Scope {
  /** How macros are read. */
  CONTROL,
  /** Which random events are drawn, and how many of them. */
  RANDOM,
  /** What emits the neutrinos, how strongly and from where. */
  SOURCE,
  /** The cross section: an event that exists can be given another weight. */
  CROSS_SECTION,
  /** What the detector is made of, and its shape. */
  DETECTOR,
  /** From the recoil to what is detected. */
  RESPONSE,
  /** What is seen beside neutrinos. */
  BACKGROUND,
  /** Which processes, targets and recoils events are made of. */
  GENERATION,
  /** How long it is measured. */
  EXPOSURE,
  /** How limits and fits look at the events. */
  ANALYSIS,
  /** Where events go, and which of their columns. */
  OUTPUT;

  /** Whether events that were generated can be given weights for another value. */
  public boolean isReweightable() {
    return this == CROSS_SECTION;
  }

  /** Whether a detector module may have a value of its own. */
  public boolean isOfModule() {
    return this == DETECTOR || this == RESPONSE || this == BACKGROUND;
  }

  /**
   * Whether a challenge may ask for a number: one of the experiment or of nature. The live time is
   * told with the data.
   */
  public boolean isHideable() {
    return switch (this) {
      case SOURCE, CROSS_SECTION, DETECTOR, RESPONSE, BACKGROUND -> true;
      case CONTROL, RANDOM, EXPOSURE, GENERATION, ANALYSIS, OUTPUT -> false;
    };
  }

  /** Whether another value may change the expected events: a fit then needs a new rate. */
  public boolean changesRates() {
    return isHideable() || this == EXPOSURE || this == GENERATION;
  }

  /** A setting of this scope whose later value replaces the earlier one. */
  CommandSpec setting(
      String path,
      List<Form> forms,
      String help,
      String explanation,
      Default standard,
      String example) {
    return CommandSpec.of(path, this, forms, help, explanation, standard, example);
  }

  /** A setting of one value whose example is one with a unit. */
  CommandSpec measured(
      String path,
      Parameter parameter,
      String help,
      String explanation,
      Default standard,
      String value) {
    return setting(path, Form.only(parameter), help, explanation, standard, path + " " + value);
  }
}
