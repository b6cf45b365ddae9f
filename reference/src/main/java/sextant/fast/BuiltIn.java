package sextant.fast;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/** The implementations of this package by name; the mutants are among them, for trying a check. */
public final class BuiltIn {

  private static final Map<String, Implementation> ALL = all();

  private BuiltIn() {}

  private static Map<String, Implementation> all() {
    Map<String, Implementation> all = new LinkedHashMap<>();
    all.put("pair-loops", new PairLoops());
    all.put("prefix-sums", new PrefixSums());
    all.put("autodiff", new Autodiff());
    all.put("single-precision", new SinglePrecision());
    for (Mutant mutant : Mutant.values()) {
      all.put(mutant.key(), mutant.implementation());
    }
    return Collections.unmodifiableMap(all);
  }

  /** Name to implementation, the right ones first. */
  public static Map<String, Implementation> byName() {
    return ALL;
  }

  /** The one of that name, or null. */
  public static @Nullable Implementation find(String name) {
    return ALL.get(name);
  }
}
