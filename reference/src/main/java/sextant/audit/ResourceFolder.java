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

/** Files that this build carries, wherever the class path keeps them: a jar or a folder. */
public final class ResourceFolder {

  private ResourceFolder() {}

  private static ClassLoader loader() {
    ClassLoader loader = ResourceFolder.class.getClassLoader();
    return loader == null ? ClassLoader.getSystemClassLoader() : loader;
  }

  /** The names of the files directly in a folder, sorted. */
  public static List<String> list(String folder) {
    return listing(folder, 1);
  }

  /** The paths, relative to a folder, of all files under it, sorted. */
  public static List<String> tree(String folder) {
    return listing(folder, Integer.MAX_VALUE);
  }

  private static List<String> listing(String folder, int depth) {
    URL url = loader().getResource(folder);
    if (url == null) {
      throw new IllegalStateException("not on the class path: " + folder);
    }
    try {
      URI uri = url.toURI();
      if (!"jar".equals(uri.getScheme())) {
        return names(Path.of(uri), depth);
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return names(jar.getPath(folder), depth);
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> names(Path folder, int depth) throws IOException {
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  /** Opens a file by its path on the class path. */
  public static InputStream open(String path) throws IOException {
    InputStream in = loader().getResourceAsStream(path);
    if (in == null) {
      throw new FileNotFoundException("not on the class path: " + path);
    }
    return in;
  }
}
