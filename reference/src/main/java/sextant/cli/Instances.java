package sextant.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import sextant.audit.SpecResources;
import sextant.model.InputException;
import sextant.model.Instance;
import sextant.model.InstanceReader;

/**
 * Instances by the names of their files, and one line for each file that could not be read.
 *
 * @param byFile the instances
 * @param errors the errors
 */
record Instances(Map<String, Instance> byFile, List<String> errors) {

  /** The instances of {@code spec/instances}, which this build carries. */
  static Instances shipped() throws IOException {
    Map<String, Instance> byFile = new LinkedHashMap<>();
    List<String> errors = new ArrayList<>();
    for (String name : SpecResources.list("instances")) {
      if (name.endsWith(".json")) {
        String file = "spec/instances/" + name;
        try (InputStream in = SpecResources.open("instances/" + name)) {
          byFile.put(label(name, byFile), InstanceReader.read(file, in));
        } catch (InputException e) {
          errors.add(Main.oneLine(e.getMessage()));
        }
      }
    }
    return new Instances(byFile, errors);
  }

  /** Every .json file directly in a folder, or one file. */
  static Instances under(Path path) throws IOException {
    List<Path> files = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    if (Files.isDirectory(path)) {
      try (Stream<Path> all = Files.list(path)) {
        all.filter(file -> file.toString().endsWith(".json")).sorted().forEach(files::add);
      }
      if (files.isEmpty()) {
        errors.add(Main.plain(path + ": /: no .json file in this folder"));
      }
    } else {
      files.add(path);
    }
    Map<String, Instance> byFile = new LinkedHashMap<>();
    for (Path file : files) {
      try {
        String label = label(String.valueOf(file.getFileName()), byFile);
        byFile.put(label, InstanceReader.read(file));
      } catch (InputException e) {
        errors.add(Main.oneLine(e.getMessage()));
      }
    }
    return new Instances(byFile, errors);
  }

  /** The file's name without its ending; numbered where two names look the same once escaped. */
  private static String label(String fileName, Map<String, Instance> taken) {
    String plain =
        Main.plain(
            fileName.endsWith(".json")
                ? fileName.substring(0, fileName.length() - ".json".length())
                : fileName);
    String label = plain;
    for (int k = 2; taken.containsKey(label); k++) {
      label = plain + " (" + k + ")";
    }
    return label;
  }
}
