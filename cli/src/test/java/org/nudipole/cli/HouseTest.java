package org.nudipole.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.nudipole.generator.Units;
import org.nudipole.generator.axis.Digits;
import org.nudipole.generator.sampling.RandomStreams;
import org.nudipole.generator.sampling.RandomWords;
import org.nudipole.validation.challenge.Secrets;

/** The layers and the few places where randomness, clocks, threads and the terminal may be used. */
@AnalyzeClasses(packages = "org.nudipole", importOptions = HouseTest.MainCode.class)
@ArchTag("canonical")
class HouseTest {
  /** Without tests, that of other modules come as folders or, once packaged, as jars. */
  static final class MainCode implements ImportOption {
    private static final ImportOption NO_TEST_FOLDERS = new DoNotIncludeTests();

    @Override
    public boolean includes(Location location) {
      return NO_TEST_FOLDERS.includes(location) && !location.contains("-tests.jar");
    }
  }

  private static final Set<String> MODELS =
      Set.of(
          "NeutrinoSource",
          "Interaction",
          "FormFactor",
          "Shape",
          "Illumination",
          "Strength",
          "Transform",
          "Resolution",
          "Accept");

  /** Of {@link Math}; what is not among these is exact or correctly rounded everywhere. */
  private static final Set<String> DIFFERS_BETWEEN_MACHINES =
      Set.of(
          "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "exp", "expm1", "log", "log1p",
          "log10", "pow", "cbrt", "hypot", "sinh", "cosh", "tanh");

  @ArchTest
  static final ArchRule MODULES_ARE_LAYERS =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("org.nudipole..")
          .withOptionalLayers(true)
          .layer("generator")
          .definedBy("org.nudipole.generator..")
          .layer("detector")
          .definedBy("org.nudipole.detector..")
          .layer("io")
          .definedBy("org.nudipole.io..")
          .layer("macros")
          .definedBy("org.nudipole.macros..")
          .layer("statistics")
          .definedBy("org.nudipole.statistics..")
          .layer("validation")
          .definedBy("org.nudipole.validation..")
          .layer("cli")
          .definedBy("org.nudipole.cli..")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("validation")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("statistics")
          .mayOnlyBeAccessedByLayers("validation", "cli")
          .whereLayer("macros")
          .mayOnlyBeAccessedByLayers("statistics", "validation", "cli")
          .whereLayer("io")
          .mayOnlyBeAccessedByLayers("macros", "statistics", "validation", "cli")
          .whereLayer("detector")
          .mayOnlyBeAccessedByLayers("macros", "statistics", "validation", "cli")
          .whereLayer("generator")
          .mayOnlyBeAccessedByLayers("detector", "io", "macros", "statistics", "validation", "cli");

  /** Likelihoods and comparisons are statements on values; what a macro says reaches them bound. */
  @ArchTest
  static final ArchRule LIKELIHOOD_AND_COMPARISON_KNOW_NO_MACROS =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.nudipole.statistics.likelihood..", "org.nudipole.validation.comparison..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.nudipole.macros..");

  /** Parts of all lines of code. */
  @ArchTest
  static void noModuleIsAboveThirtyPercent(JavaClasses classes) {
    Map<String, Long> sizes = new TreeMap<>();
    for (JavaClass type : classes) {
      String module = type.getPackageName().split("\\.", -1)[2];
      long size =
          type.getCodeUnits().stream()
              .flatMap(unit -> unit.getCallsFromSelf().stream().map(call -> call.getLineNumber()))
              .distinct()
              .count();
      sizes.merge(module, size, Long::sum);
    }
    long all = sizes.values().stream().mapToLong(Long::longValue).sum();
    sizes.forEach(
        (module, size) ->
            assertTrue(
                size <= 0.3 * all,
                module + " has " + 100 * size / all + " % of the code: " + sizes));
  }

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("org.nudipole.(**)").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  static final ArchRule ONLY_IO_KNOWS_HDF5 =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.nudipole.io..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.jhdf..");

  @ArchTest
  static final ArchRule ONLY_CLI_KNOWS_PICOCLI =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.nudipole.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  @ArchTest
  static final ArchRule ONLY_CLI_KNOWS_TERMINALS =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.nudipole.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.jline..");

  /** A number for a reader looks the same wherever it is shown, whatever the system's language. */
  @ArchTest
  static final ArchRule ONLY_DIGITS_FORMATS_NUMBERS =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Digits.class)
          .should()
          .callMethod(String.class, "format", Locale.class, String.class, Object[].class);

  /** Commons RNG's samplers may be used anywhere: they take a generator, they do not make one. */
  @ArchTest
  static final ArchRule ONLY_RANDOM_STREAMS_MAKES_GENERATORS =
      noClasses()
          .that()
          .doNotBelongToAnyOf(RandomStreams.class, RandomWords.class, Secrets.class)
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.apache.commons.rng.core..")
                  .or(resideInAPackage("org.apache.commons.rng.simple.."))
                  .or(assignableTo(Random.class)))
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callMethod(StrictMath.class, "random")
          .orShould()
          .callMethod(UUID.class, "randomUUID");

  /** Salts, nonces and secret seeds are no physics. */
  @ArchTest
  static final ArchRule ONLY_SECRETS_KNOWS_SECURE_RANDOM =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Secrets.class)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(SecureRandom.class);

  /** {@link Units} scrambles the base units, before there is any stream. */
  @ArchTest
  static final ArchRule ONLY_UNITS_USES_SPLITTABLE_RANDOM =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Units.class)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(SplittableRandom.class);

  @ArchTest
  static final ArchRule EVENTS_ARE_THE_SAME_ON_EVERY_JVM =
      noClasses()
          .that()
          .resideInAnyPackage("org.nudipole.generator..", "org.nudipole.detector..")
          .should()
          .callMethodWhere(
              JavaCall.Predicates.target(HasOwner.Predicates.With.owner(type(Math.class)))
                  .and(
                      DescribedPredicate.describe(
                          "one whose last bits depend on the JVM: StrictMath has it too",
                          call -> DIFFERS_BETWEEN_MACHINES.contains(call.getName()))));

  @ArchTest
  static final ArchRule ONLY_CLI_SPEAKS_AND_EXITS =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.nudipole.cli..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class)
          .orShould()
          .callMethod(Throwable.class, "printStackTrace");

  @ArchTest
  static final ArchRule ONLY_RUN_AND_CLI_KNOW_CLOCKS_AND_THREADS =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.nudipole.macros.run..", "org.nudipole.cli..")
          .should()
          .dependOnClassesThat(
              assignableTo(Thread.class)
                  .or(assignableTo(Executor.class))
                  .or(assignableTo(Executors.class))
                  .or(assignableTo(CompletableFuture.class))
                  .or(assignableTo(Clock.class)))
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Instant.class, "now");

  @ArchTest
  static final ArchRule MODELS_ARE_RECORDS =
      classes()
          .that(implementAModel())
          .should()
          .beRecords()
          .because("components = macro keys = fit parameters = file header = help text")
          .allowEmptyShould(true);

  private static DescribedPredicate<JavaClass> implementAModel() {
    return DescribedPredicate.describe(
        "implement one of " + MODELS,
        type ->
            !type.isInterface()
                && type.getAllRawInterfaces().stream()
                    .anyMatch(
                        model ->
                            model.getPackageName().startsWith("org.nudipole.")
                                && MODELS.contains(model.getSimpleName())));
  }
}
