package sextant.audit.proof;

import java.util.List;
import java.util.Map;

/**
 * A class of the kernel, taken apart.
 *
 * @param name qualified
 * @param simpleName simple
 * @param enclosing qualified name of the class around it, or ""
 * @param skeleton all but the methods: heading, fields, initialisers and class-level JML, in normal
 *     form
 * @param models for each comment with model methods: its text in normal form, and the names it
 *     declares
 * @param methods its methods, constructors and model methods, in the file's order
 * @param imports simple name to qualified name
 */
record KernelClass(
    String name,
    String simpleName,
    String enclosing,
    String skeleton,
    Map<String, List<String>> models,
    List<KernelMethod> methods,
    Map<String, String> imports) {}
