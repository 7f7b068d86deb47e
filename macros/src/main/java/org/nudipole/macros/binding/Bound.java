package org.nudipole.macros.binding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.nudipole.generator.data.TableException;
import org.nudipole.macros.language.Fault;
import org.nudipole.macros.language.Setting;

/**
 * What lines of a macro come to: a value, or the faults that kept it from being. What is made of
 * several parts has the faults of all of them, each once, however many parts share it.
 *
 * <p>A value may have faults beside it, of lines that it does without: what is made of it is still
 * checked, but nothing with a fault is ever run. Without value and without fault is what depends on
 * a line that could not be read, which is told by whoever read it.
 *
 * @param value the value, if there is one
 * @param faults all faults, in the order of their places
 */
record Bound<T>(Optional<T> value, SortedSet<Fault> faults) {
  Bound {
    faults = Collections.unmodifiableSortedSet(new TreeSet<>(faults));
  }

  private Bound(Optional<T> value, Collection<Fault> faults) {
    this(value, new TreeSet<>(faults));
  }

  /** A value. */
  static <T> Bound<T> of(T value) {
    return new Bound<>(Optional.of(value), List.of());
  }

  /** No value, because of a fault. */
  static <T> Bound<T> faulty(Fault fault) {
    return new Bound<>(Optional.empty(), List.of(fault));
  }

  /** No value, because of faults. */
  static <T> Bound<T> faulty(Collection<Fault> faults) {
    return new Bound<>(Optional.empty(), faults);
  }

  /** No value, because it depends on a line that could not be read. */
  static <T> Bound<T> hidden() {
    return new Bound<>(Optional.empty(), List.of());
  }

  /** A value made of a setting; an argument that the value refuses is a fault. */
  static <T> Bound<T> make(Setting setting, Supplier<T> value, String suggestion) {
    try {
      return of(value.get());
    } catch (TableException e) {
      return faulty(
          e.faults().stream().map(fault -> setting.fault(e.file(), fault, suggestion)).toList());
    } catch (IllegalArgumentException e) {
      return faulty(setting.fault(e.getMessage(), suggestion));
    }
  }

  /** A part that there is only where the macro asks for it. */
  static <T> Bound<Optional<T>> optional(Optional<Bound<T>> part) {
    return part.map(known -> known.map(Optional::of)).orElseGet(() -> of(Optional.empty()));
  }

  /** What is made of two parts. */
  static <A, B, T> Bound<T> all(Bound<A> first, Bound<B> second, BiFunction<A, B, T> whole) {
    return all(List.of(first, second), () -> whole.apply(first.get(), second.get()));
  }

  /** A list of parts. */
  static <T> Bound<List<T>> all(List<? extends Bound<? extends T>> parts) {
    return all(parts, () -> parts.stream().<T>map(Bound::get).toList());
  }

  /**
   * What is made of many parts.
   *
   * @param whole takes the values of the parts, and of these only, by {@link #get()}
   */
  static <T> Bound<T> all(List<? extends Bound<?>> parts, Supplier<T> whole) {
    List<Fault> faults = new ArrayList<>();
    parts.forEach(part -> faults.addAll(part.faults()));
    boolean known = parts.stream().allMatch(part -> part.value().isPresent());
    return new Bound<>(known ? Optional.of(whole.get()) : Optional.empty(), faults);
  }

  /** What is made of the value. */
  <R> Bound<R> map(Function<? super T, R> then) {
    return new Bound<>(value.map(then), faults);
  }

  /** What is made of the value, which may have faults of its own. */
  <R> Bound<R> flatMap(Function<? super T, Bound<R>> then) {
    return value.map(then).orElseGet(Bound::hidden).beside(faults);
  }

  /** The same with more faults, which hide nothing of it. */
  Bound<T> beside(Collection<Fault> others) {
    List<Fault> all = new ArrayList<>(faults);
    all.addAll(others);
    return new Bound<>(value, all);
  }

  /** The same with more faults, if there are any: then without the value. */
  Bound<T> unless(Collection<Fault> others) {
    return others.isEmpty() ? this : Bound.<T>faulty(faults).beside(others);
  }

  /** The value, which there must be. */
  T get() {
    return value.orElseThrow();
  }
}
