package org.nudipole.io;

/**
 * One value of one command of a run, a row of {@code /run/settings}.
 *
 * @param command such as {@code /detector/volume}
 * @param argument name of the parameter, or {@code keyword} for the word that chooses a form
 * @param value the number in the unit; NaN where the value is no number
 * @param text the value as the macro has it, without unit
 * @param unit unit of the number, empty if it has none
 */
public record StoredSetting(
    String command, String argument, double value, String text, String unit) {}
