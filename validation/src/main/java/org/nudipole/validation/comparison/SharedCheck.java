package org.nudipole.validation.comparison;

/** A check that is dear to set up: modules that are alike have one each, of one expectation. */
interface SharedCheck extends ColumnCheck {
  /** The same check, of no rows yet. */
  SharedCheck again();
}
