package org.nudipole.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks the option of a file that a command writes: see {@link Overwriting}. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@interface Written {}
