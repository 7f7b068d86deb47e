package org.nudipole.macros.binding;

import java.util.Optional;
import org.nudipole.generator.source.ElectronCaptureSource;
import org.nudipole.generator.source.NeutrinoSource;

/** Binds a nuclide that captures electrons: its word says all of it. */
final class ElectronCaptureBinding implements SourceBinder {
  @Override
  public Optional<NeutrinoSource> source(Binding binding, String word) {
    return Optional.of(ElectronCaptureSource.named(word));
  }
}
