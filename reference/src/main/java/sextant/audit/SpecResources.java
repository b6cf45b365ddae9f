package sextant.audit;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The files of the module {@code spec}, wherever the class path keeps them: a jar or a folder. */
public final class SpecResources {

  private static final String ROOT = "sextant/spec/";

  private SpecResources() {}

  private static ClassLoader loader() {
    ClassLoader loader = SpecResources.class.getClassLoader();
    return loader == null ? ClassLoader.getSystemClassLoader() : loader;
  }

  /** The names of the files directly in a folder of {@code spec}, sorted. */
  public static List<String> list(String folder) {
    URL url = loader().getResource(ROOT + folder);
    if (url == null) {
      throw new IllegalStateException("the module spec is not on the class path");
    }
    try {
      URI uri = url.toURI();
      if (!"jar".equals(uri.getScheme())) {
        return names(Path.of(uri));
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return names(jar.getPath(ROOT + folder));
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> String.valueOf(file.getFileName()))
          .sorted()
          .toList();
    }
  }

  /** Opens a file of {@code spec} by its path there. */
  public static InputStream open(String path) throws IOException {
    InputStream in = loader().getResourceAsStream(ROOT + path);
    if (in == null) {
      throw new FileNotFoundException("spec/" + path);
    }
    return in;
  }
}
