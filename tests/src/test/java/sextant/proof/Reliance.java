package sextant.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sextant.audit.proof.KernelMethod;
import sextant.audit.proof.KernelSources;
import sextant.audit.proof.Verification;

/**
 * On which unproved contracts a proof rests: those of the methods that the proved one calls by
 * their class's name, or in its own class. Calls on an object are left out, as their class is not
 * told by the text; they are the arithmetic of {@code sextant.exact} and getters.
 */
final class Reliance {

  private static final Pattern CALL = Pattern.compile("(?<![\\w.])(?:(\\w+)\\.)?(\\w+)\\(");
  private static final Pattern JML = Pattern.compile("/\\*@.*?@\\*/");

  private final Verification record;
  private final Map<String, List<KernelMethod>> named = new TreeMap<>();

  Reliance(Verification record, KernelSources sources) {
    this.record = record;
    for (KernelMethod method : sources.methods()) {
      if (!method.model() && method.hasContract()) {
        named.computeIfAbsent(key(method), k -> new ArrayList<>()).add(method);
      }
    }
  }

  private static String key(KernelMethod method) {
    return simple(method) + "." + method.name();
  }

  private static String simple(KernelMethod method) {
    return method.owner().substring(method.owner().lastIndexOf('.') + 1);
  }

  /** The ids of the methods without proof that a method calls; overloads count together. */
  Set<String> unproved(KernelMethod method) {
    Set<String> found = new TreeSet<>();
    Matcher call = CALL.matcher(JML.matcher(method.body()).replaceAll(" "));
    while (call.find()) {
      String owner = call.group(1) == null ? simple(method) : call.group(1);
      for (KernelMethod callee : named.getOrDefault(owner + "." + call.group(2), List.of())) {
        if (!callee.id().equals(method.id()) && record.proof(callee.id()) == null) {
          found.add(callee.id());
        }
      }
    }
    return found;
  }
}
