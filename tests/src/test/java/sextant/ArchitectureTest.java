package sextant;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitReference;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The order of the packages, and the plainness of the kernel. */
class ArchitectureTest {
  /** The packages in order: each imports only what stands before it. */
  private static final List<String> ORDER =
      List.of(
          "exact",
          "model",
          "sail",
          "robust",
          "curvature",
          "envelope",
          "descent",
          "revkl",
          "fast",
          "audit",
          "differential",
          "report",
          "cli");

  /** The kernel ends with this package. */
  private static final int KERNEL = ORDER.indexOf("revkl");

  /** What the doubles of {@code sextant.fast} may know: never a formula of the kernel. */
  private static final Set<String> BELOW_FAST = Set.of("model", "fast");

  /** The proposers of proximal points read an instance's numbers, which are of these types. */
  private static final Set<String> PROPOSERS = Set.of("SmoothedLoss", "ProximalSolver");

  private static final Set<String> NUMBERS = Set.of("LogNumber", "Interval", "Dyadic");

  /** Reading and writing files is no mathematics, though it lives beside the model. */
  private static final Set<String> NOT_KERNEL =
      Set.of(
          "BoundedInputStream",
          "InstanceParser",
          "InstanceReader",
          "InstanceWriter",
          "JsonCursor",
          "NumberReader");

  /** All that a kernel class may name outside the project: no streams, no functions, no files. */
  private static final Set<String> KERNEL_LIBRARIES =
      Set.of(
          "java.lang",
          "java.lang.annotation",
          "java.math",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "org.apache.commons.math3.fraction",
          "org.apache.commons.math3.exception",
          "org.checkerframework.checker.nullness.qual",
          "org.checkerframework.checker.interning.qual",
          "org.checkerframework.dataflow.qual");

  private static final Set<String> INEXACT =
      Set.of("double", "float", "java.lang.Double", "java.lang.Float");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("sextant");

  private static final JavaClasses KERNEL_CLASSES =
      CLASSES.that(DescribedPredicate.describe("are kernel classes", ArchitectureTest::isKernel));

  @Test
  void everyPackageHasItsPlace() {
    assertFalse(CLASSES.isEmpty(), "no class was found to check");
    List<String> faults = new ArrayList<>();
    for (JavaClass c : CLASSES) {
      if (!ORDER.contains(folder(c))) {
        faults.add(c.getName() + " lies in no package of the architecture");
      }
    }
    assertNone(faults);
  }

  @Test
  void packagesImportOnlyWhatStandsAboveThem() {
    List<String> faults = new ArrayList<>();
    for (JavaClass c : CLASSES) {
      c.getDirectDependenciesFromSelf().stream()
          .filter(d -> isOurs(d.getTargetClass()))
          .filter(d -> !mayImport(folder(c), folder(d.getTargetClass())))
          .filter(d -> !readsANumber(c, d.getTargetClass()))
          .forEach(d -> faults.add(d.getDescription()));
    }
    assertNone(faults);
  }

  @Test
  void kernelUsesFewLibraries() {
    List<String> faults = new ArrayList<>();
    for (JavaClass c : KERNEL_CLASSES) {
      c.getDirectDependenciesFromSelf().stream()
          .filter(d -> !isPrimitive(d.getTargetClass()) && !isOurs(d.getTargetClass()))
          .filter(
              d ->
                  !KERNEL_LIBRARIES.contains(
                      d.getTargetClass().getBaseComponentType().getPackageName()))
          .forEach(d -> faults.add(d.getDescription()));
    }
    assertNone(faults);
  }

  @Test
  void kernelKnowsNoFiles() {
    List<String> faults = new ArrayList<>();
    for (JavaClass c : KERNEL_CLASSES) {
      c.getDirectDependenciesFromSelf().stream()
          .filter(d -> NOT_KERNEL.contains(d.getTargetClass().getSimpleName()))
          .forEach(d -> faults.add(d.getDescription()));
    }
    assertNone(faults);
  }

  @Test
  void kernelHasNoLambdasAndNoRecords() {
    List<String> faults = new ArrayList<>();
    for (JavaClass c : KERNEL_CLASSES) {
      if (c.isRecord()) {
        faults.add(c.getName() + " is a record");
      }
      for (JavaCodeUnit unit : c.getCodeUnits()) {
        for (JavaCodeUnitReference<?> reference : unit.getCodeUnitReferencesFromSelf()) {
          faults.add(reference.getDescription());
        }
        for (JavaAccess<?> access : unit.getAccessesFromSelf()) {
          if (access.isDeclaredInLambda()) {
            faults.add("in a lambda: " + access.getDescription());
          }
        }
      }
    }
    assertNone(faults);
  }

  @Test
  void kernelComputesWithoutDoubles() {
    List<String> faults = new ArrayList<>();
    for (JavaClass c : KERNEL_CLASSES) {
      for (JavaField field : c.getFields()) {
        if (isInexact(field.getRawType())) {
          faults.add(field.getDescription());
        }
      }
      for (JavaCodeUnit unit : c.getCodeUnits()) {
        if (isInexact(unit.getRawReturnType())
            || unit.getRawParameterTypes().stream().anyMatch(ArchitectureTest::isInexact)) {
          faults.add(unit.getDescription());
        }
        unit.getCallsFromSelf().stream()
            .filter(
                call ->
                    isInexact(call.getTarget().getRawReturnType())
                        || call.getTarget().getRawParameterTypes().stream()
                            .anyMatch(ArchitectureTest::isInexact))
            .forEach(call -> faults.add(call.getDescription()));
      }
    }
    assertNone(faults);
  }

  @Test
  void kernelClassesAreFinal() {
    List<String> faults = new ArrayList<>();
    for (JavaClass c : KERNEL_CLASSES) {
      boolean written = !c.getModifiers().contains(JavaModifier.SYNTHETIC);
      boolean open =
          !c.isInterface() && !c.isEnum() && !c.getModifiers().contains(JavaModifier.FINAL);
      if (written && open) {
        faults.add(c.getName() + " is not final");
      }
    }
    assertNone(faults);
  }

  private static boolean readsANumber(JavaClass from, JavaClass to) {
    return folder(from).equals("fast")
        && PROPOSERS.contains(from.getSimpleName())
        && folder(to).equals("exact")
        && NUMBERS.contains(to.getSimpleName());
  }

  private static boolean mayImport(String from, String to) {
    if (from.equals("fast")) {
      return BELOW_FAST.contains(to);
    }
    return ORDER.indexOf(to) <= ORDER.indexOf(from);
  }

  private static boolean isKernel(JavaClass c) {
    JavaClass top = c;
    while (top.getEnclosingClass().isPresent()) {
      top = top.getEnclosingClass().get();
    }
    int place = ORDER.indexOf(folder(c));
    return place >= 0 && place <= KERNEL && !NOT_KERNEL.contains(top.getSimpleName());
  }

  private static boolean isOurs(JavaClass c) {
    String name = c.getBaseComponentType().getPackageName();
    return name.equals("sextant") || name.startsWith("sextant.");
  }

  private static boolean isPrimitive(JavaClass c) {
    return c.getBaseComponentType().isPrimitive();
  }

  private static boolean isInexact(JavaClass c) {
    return INEXACT.contains(c.getBaseComponentType().getName());
  }

  /** The part of the package name next after {@code sextant.}, or nothing for the root. */
  private static String folder(JavaClass c) {
    String[] parts = c.getBaseComponentType().getPackageName().split("\\.");
    return parts.length > 1 ? parts[1] : "";
  }

  private static void assertNone(List<String> faults) {
    assertTrue(faults.isEmpty(), () -> String.join("\n", faults));
  }
}
