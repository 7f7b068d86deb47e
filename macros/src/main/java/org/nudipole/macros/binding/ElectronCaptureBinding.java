package org.nudipole.macros.binding;

import org.nudipole.generator.source.ElectronCaptureSource;
import org.nudipole.generator.source.NeutrinoSource;

/** Binds a nuclide that captures electrons: its word says all of it. */
final class ElectronCaptureBinding implements SourceBinder {
  @Override
  public Bound<NeutrinoSource> source(Binding binding, String word) {
    return Bound.of(ElectronCaptureSource.named(word));
  }
}
