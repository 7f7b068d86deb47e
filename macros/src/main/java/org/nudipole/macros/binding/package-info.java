/** From the settings of a macro to an experiment: every fault is found here, or never. */
package org.nudipole.macros.binding;
