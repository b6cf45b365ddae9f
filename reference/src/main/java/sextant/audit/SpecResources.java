package sextant.audit;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The files of the module {@code spec}, wherever the class path keeps them: a jar or a folder. */
public final class SpecResources {

  private static final String ROOT = "sextant/spec/";

  private SpecResources() {}

  /** The names of the files directly in a folder of {@code spec}, sorted. */
  public static List<String> list(String folder) {
    return ResourceFolder.list(ROOT + folder);
  }

  /** Opens a file of {@code spec} by its path there. */
  public static InputStream open(String path) throws IOException {
    return ResourceFolder.open(ROOT + path);
  }
}
