package org.nudipole.macros.binding;

import static org.nudipole.macros.language.SourceCommands.ACTIVITY;
import static org.nudipole.macros.language.SourceCommands.HEIGHT;
import static org.nudipole.macros.language.SourceCommands.RADIUS;
import static org.nudipole.macros.language.SourceCommands.TABLE;

import java.util.List;
import org.nudipole.detector.Strength;
import org.nudipole.generator.source.NeutrinoSource;
import org.nudipole.generator.source.TabulatedSource;

/** Binds the spectra of a user's table. */
final class TabulatedBinding implements SourceBinder {
  /** What a table whose spectra are those of a flux has no use for. */
  private static final Refusal OF_EMISSION =
      new Refusal(
          List.of(ACTIVITY, RADIUS, HEIGHT),
          "the table states a flux at the detector, uniform and parallel",
          "leave it out, or give the table values per emission, such as /MeV");

  @Override
  public List<Refusal> own() {
    return List.of(new Refusal(List.of(TABLE), "%s has its own spectrum", "`/source/use table`"));
  }

  @Override
  public Bound<NeutrinoSource> source(Binding binding, String word) {
    return binding
        .require(TABLE, "the source table has no spectrum of its own")
        .flatMap(
            setting ->
                Bound.make(
                    setting,
                    () -> TabulatedSource.read(setting.table("file").parsed()),
                    "give a column energy and one for each flavour, as in the reference under"
                        + " Tables"));
  }

  @Override
  public Bound<Strength> strength(Binding binding, Bound<NeutrinoSource> source) {
    return isBeam(source)
        ? Bound.<Strength>of(new Strength.StatedBySource())
            .unless(OF_EMISSION.of(binding, TabulatedSource.NAME))
        : SourceBinder.super.strength(binding, source);
  }

  @Override
  public boolean isBeam(Bound<NeutrinoSource> source) {
    return source
        .value()
        .filter(s -> s instanceof TabulatedSource table && table.statesFlux())
        .isPresent();
  }
}
