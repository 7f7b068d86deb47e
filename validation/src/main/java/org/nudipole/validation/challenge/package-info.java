/**
 * Challenges on synthetic data: hidden values and where they are drawn from, the seal that keeps
 * them, answers and their scores. Values only; macros and files are elsewhere.
 */
package org.nudipole.validation.challenge;
