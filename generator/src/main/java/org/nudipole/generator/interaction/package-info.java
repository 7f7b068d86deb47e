/** Cross sections, each written once, with exact kinematics and proved bounds. */
package org.nudipole.generator.interaction;
