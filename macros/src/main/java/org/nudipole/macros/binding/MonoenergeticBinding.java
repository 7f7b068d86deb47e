package org.nudipole.macros.binding;

import static org.nudipole.macros.language.SourceCommands.ENERGY;
import static org.nudipole.macros.language.SourceCommands.FLAVOUR;

import java.util.List;
import org.nudipole.generator.Flavour;
import org.nudipole.generator.source.Monoenergetic;
import org.nudipole.generator.source.NeutrinoSource;

/** Binds a source of one energy and one flavour. */
final class MonoenergeticBinding implements SourceBinder {
  @Override
  public List<Refusal> own() {
    return List.of(
        new Refusal(
            List.of(ENERGY, FLAVOUR),
            "%s has energies and flavours of its own",
            "`/source/use mono`"));
  }

  @Override
  public Bound<NeutrinoSource> source(Binding binding, String word) {
    return Bound.all(
        binding.require(ENERGY, "the source mono has none of its own"),
        binding.require(FLAVOUR, "the source mono has none of its own"),
        (e, f) ->
            new Monoenergetic(Flavour.named(f.word("flavour")), e.quantity("energy").value()));
  }
}
