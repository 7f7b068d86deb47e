package org.nudipole.generator.interaction;

import java.util.Arrays;
import java.util.List;
import org.nudipole.generator.data.Target;

/**
 * What a neutrino scatters on. The ordinal is the code in the column {@code interaction} of event
 * files; codes of backgrounds follow.
 */
public enum ScatteringProcess {
  /** Coherent elastic scattering on nuclei. */
  CEVNS("cevns", "CEvNS", true),
  /** Elastic scattering on electrons. */
  EVES("eves", "EvES", false);

  private final String label;
  private final String acronym;
  private final boolean onNuclei;

  ScatteringProcess(String label, String acronym, boolean onNuclei) {
    this.label = label;
    this.acronym = acronym;
    this.onNuclei = onNuclei;
  }

  /** The process on a target. */
  public static ScatteringProcess on(Target target) {
    return target.isNucleus() ? CEVNS : EVES;
  }

  /** The process of a label. */
  public static ScatteringProcess named(String label) {
    return Arrays.stream(values())
        .filter(process -> process.label.equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no process " + label));
  }

  /** Labels in the order of the codes. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(ScatteringProcess::label).toList();
  }

  /** Name in macros, files and answers. */
  public String label() {
    return label;
  }

  /** Name in the literature, such as {@code CEvNS}. */
  public String acronym() {
    return acronym;
  }

  /** Code in the column {@code interaction}. */
  public byte code() {
    return (byte) ordinal();
  }

  /** Whether it takes place on a target. */
  public boolean isOn(Target target) {
    return target.isNucleus() == onNuclei;
  }
}
