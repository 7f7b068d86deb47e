package org.nudipole.detector.response;

import java.util.IdentityHashMap;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.nudipole.generator.EventBatch;
import org.nudipole.generator.data.Target;
import org.nudipole.generator.sampling.RandomStreams.Stage;

/**
 * Keeps an event with a probability that depends on the second observable.
 *
 * @param accept the probability as a function of that observable
 */
public record SecondAccept(Accept accept) implements ResponseStep {
  @Override
  public Stage stage() {
    return accept.stage();
  }

  @Override
  public boolean selects() {
    return true;
  }

  @Override
  public void simulate(UniformRandomProvider random, EventBatch batch, List<Target> targets) {
    accept.simulate(random, batch.observed2, batch);
  }

  @Override
  public List<Window> fold(List<Window> after, Target target) {
    IdentityHashMap<PiecewiseFunction, PiecewiseFunction> folded = new IdentityHashMap<>();
    return after.stream()
        .map(
            window ->
                new Window(
                    window.first(),
                    folded.computeIfAbsent(window.second(), second -> accept.fold(second, target))))
        .toList();
  }
}
