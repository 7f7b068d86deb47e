/** Light and charge of recoils in liquid xenon: mean numbers of quanta and their fluctuations. */
package org.nudipole.detector.xenon;
