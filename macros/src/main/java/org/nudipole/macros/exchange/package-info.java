/** Events of a file as particles: what the run that made them says of their processes. */
package org.nudipole.macros.exchange;
