/**
 * Challenges on synthetic data: their public and sealed folders, answers to them and their scores.
 */
package org.nudipole.macros.challenge;
