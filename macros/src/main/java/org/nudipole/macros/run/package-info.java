/** From settings to physics: binds macros to experiments, and runs them. */
package org.nudipole.macros.run;
