package org.nudipole.macros.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nudipole.detector.response.ConstantEfficiency;
import org.nudipole.detector.response.Curve;
import org.nudipole.detector.response.ErrorFunctionEfficiency;
import org.nudipole.detector.response.GaussianResolution;
import org.nudipole.detector.response.LindhardQuenching;
import org.nudipole.detector.response.LogisticEfficiency;
import org.nudipole.detector.response.Response;
import org.nudipole.detector.response.ResponseStep;
import org.nudipole.detector.response.TabulatedEfficiency;
import org.nudipole.detector.response.TabulatedQuenching;
import org.nudipole.detector.response.Threshold;
import org.nudipole.generator.data.Table;
import org.nudipole.macros.language.ObservedScale;
import org.nudipole.macros.language.Setting;
import org.nudipole.macros.language.Value;

/** Binds the commands under {@code /response}. */
final class ResponseBinding {
  private static final String QUENCHING = "/response/quenching";
  private static final String RESOLUTION = "/response/resolution";
  private static final String EFFICIENCY = "/response/efficiency";
  private static final String THRESHOLD = "/response/threshold";

  private ResponseBinding() {}

  static Optional<Response> response(Binding binding, List<String> used) {
    Optional<Setting> quenching = binding.get(QUENCHING);
    if (used.size() > 1) {
      quenching =
          binding.required(
              QUENCHING,
              "cevns and eves together need one scale: say how nuclear recoils are quenched");
      if (quenching.isEmpty()) {
        return Optional.empty();
      }
    }
    boolean quenched = quenching.isPresent() && !quenching.get().keyword().equals("none");
    boolean electron = quenched || used.contains("eves");
    List<Optional<? extends ResponseStep>> steps = new ArrayList<>();
    if (quenched) {
      steps.add(quenching(binding, quenching.get()));
    }
    resolution(binding, electron).ifPresent(steps::add);
    binding.get(EFFICIENCY).ifPresent(s -> steps.add(efficiency(binding, s, electron)));
    binding
        .get(THRESHOLD)
        .ifPresent(s -> steps.add(energy(binding, s, "threshold", electron).map(Threshold::new)));
    if (steps.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    List<ResponseStep> chain = new ArrayList<>();
    steps.forEach(step -> chain.add(step.orElseThrow()));
    return Optional.of(new Response(chain, electron ? "keVee" : "keVnr"));
  }

  private static Optional<? extends ResponseStep> quenching(Binding binding, Setting setting) {
    if (setting.keyword().equals("lindhard")) {
      return Optional.of(
          new LindhardQuenching(
              setting.has("k") ? OptionalDouble.of(setting.number("k")) : OptionalDouble.empty()));
    }
    // A factor above 1 is not quenching; one of zero makes recoils invisible and the scale
    // ambiguous.
    return binding.make(
        setting,
        () -> new TabulatedQuenching(curve(setting, Double.MIN_NORMAL, 1)),
        "two columns: recoil energy (such as keVnr) and quenching factor in (0, 1], energies rising");
  }

  private static Optional<Optional<GaussianResolution>> resolution(
      Binding binding, boolean electron) {
    List<Setting> terms = binding.settings().all(RESOLUTION);
    if (terms.isEmpty()) {
      binding
          .get("/response/resolutionSum")
          .ifPresent(
              s -> binding.fault(s, "there is no resolution to add", "add /response/resolution"));
      return Optional.empty();
    }
    double[] values = new double[3];
    for (Setting term : terms) {
      switch (term.keyword()) {
        case "sqrt" -> values[1] = term.number("a");
        case "linear" -> values[2] = term.number("b");
        default -> {
          OptionalDouble constant = toOptional(energy(binding, term, "sigma", electron));
          if (constant.isEmpty()) {
            return Optional.of(Optional.empty());
          }
          values[0] = constant.getAsDouble();
        }
      }
    }
    boolean quadrature =
        binding.word("/response/resolutionSum", "sum", "quadrature").equals("quadrature");
    return Optional.of(
        Optional.of(new GaussianResolution(values[0], values[1], values[2], quadrature)));
  }

  private static Optional<? extends ResponseStep> efficiency(
      Binding binding, Setting setting, boolean electron) {
    return switch (setting.keyword()) {
      case "constant" -> Optional.of(new ConstantEfficiency(setting.number("efficiency")));
      case "erf" ->
          energy(binding, setting, "e50", electron)
              .flatMap(
                  half ->
                      energy(binding, setting, "width", electron)
                          .map(
                              w ->
                                  new ErrorFunctionEfficiency(half, w, setting.number("plateau"))));
      case "logistic" ->
          energy(binding, setting, "e50", electron)
              .map(
                  half ->
                      new LogisticEfficiency(
                          setting.number("plateau"),
                          setting.number("slope") / setting.quantity("e50").unit().factor(),
                          half));
      default ->
          binding.make(
              setting,
              () -> new TabulatedEfficiency(curve(setting, 0, 1)),
              "two columns: observed energy (such as keVee) and efficiency in [0, 1], energies rising");
    };
  }

  private static Curve curve(Setting setting, double low, double high) {
    Value.Table table = setting.table("file");
    return Curve.read(Table.parse(table.path(), table.content()), low, high);
  }

  // An energy on the scale of what is observed.
  private static Optional<Double> energy(
      Binding binding, Setting setting, String name, boolean electron) {
    Value.Quantity quantity = setting.quantity(name);
    ObservedScale scale = quantity.unit().scale();
    ObservedScale right =
        electron ? ObservedScale.ELECTRON_EQUIVALENT : ObservedScale.NUCLEAR_RECOIL;
    if (scale == ObservedScale.AS_OBSERVED || scale == right) {
      return Optional.of(quantity.value());
    }
    String observed = electron ? "keVee" : "keVnr";
    binding.fault(
        setting,
        "the observable of this run is in "
            + observed
            + (scale == ObservedScale.PHOTOELECTRONS ? "; no light yield is set" : ""),
        "give " + observed.substring(1) + ", " + observed + " or a plain energy");
    return Optional.empty();
  }

  private static OptionalDouble toOptional(Optional<Double> value) {
    return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
  }
}
