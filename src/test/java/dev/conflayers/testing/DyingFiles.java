package dev.conflayers.testing;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files of a process that is killed: the real ones, up to a given change of them, at which the
 * process dies. A change is a write, a move, or the making or deleting of a file or folder. From
 * then on nothing is changed any more, whatever the dead process still attempts on its way out.
 */
public final class DyingFiles extends FileSystemProvider {
  private final int changes;
  private final boolean torn;
  private final FileSystem real;
  private final List<DyingChannel> open = new ArrayList<>();
  private final List<String> done = new ArrayList<>();
  private boolean dead;

  /**
   * Makes files that let some changes pass.
   *
   * @param changes how many there are before the one at which the process dies
   * @param torn whether half of that one is still written, if it is a write
   */
  public DyingFiles(Path anywhere, int changes, boolean torn) {
    this.real = anywhere.getFileSystem();
    this.changes = changes;
    this.torn = torn;
  }

  /** What the process dies of. */
  public static final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed() {
      super("killed");
    }
  }

  /** Returns what each change was and the name of its file, in order. */
  public List<String> changes() {
    return List.copyOf(done);
  }

  /** Does what a system does when a process has ended: closes its files, which ends its locks. */
  public void processEnded() throws IOException {
    for (DyingChannel channel : List.copyOf(open)) {
      channel.close();
    }
  }

  /** Returns {@code path} as this process sees it. */
  public Path seen(Path path) {
    return (Path)
        Proxy.newProxyInstance(
            DyingFiles.class.getClassLoader(),
            new Class<?>[] {Seen.class},
            (self, method, arguments) -> {
              if (method.getName().equals("unseen")) {
                return path;
              }
              if (method.getName().equals("getFileSystem")) {
                return new Files();
              }
              Object[] plain = arguments == null ? new Object[0] : arguments.clone();
              for (int i = 0; i < plain.length; i++) {
                plain[i] = plain[i] instanceof Path other ? unseen(other) : plain[i];
              }
              try {
                Object result = method.invoke(path, plain);
                return result instanceof Path other ? seen(other) : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** A path of these files. */
  interface Seen extends Path {
    Path unseen();
  }

  private static Path unseen(Path path) {
    return path instanceof Seen seen ? seen.unseen() : path;
  }

  /** Notes a change and dies if it is the last one. */
  void change(String what, Path path) {
    if (dead || done.size() == changes) {
      dead = true;
      throw new Killed();
    }
    done.add(what + " " + unseen(path).getFileName());
  }

  /** Returns whether the next change is a write of which only half is done. */
  boolean tears() {
    return torn && !dead && done.size() == changes;
  }

  void refuseDead() {
    if (dead) {
      throw new Killed();
    }
  }

  void opened(DyingChannel channel) {
    open.add(channel);
  }

  void closed(DyingChannel channel) {
    open.remove(channel);
  }

  /** The file system of the paths; little is asked of it but its provider. */
  private final class Files extends FileSystem {
    @Override
    public FileSystemProvider provider() {
      return DyingFiles.this;
    }

    @Override
    public void close() {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public boolean isReadOnly() {
      return false;
    }

    @Override
    public String getSeparator() {
      return real.getSeparator();
    }

    @Override
    public Iterable<Path> getRootDirectories() {
      return real.getRootDirectories();
    }

    @Override
    public Iterable<FileStore> getFileStores() {
      return real.getFileStores();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
      return real.supportedFileAttributeViews();
    }

    @Override
    public Path getPath(String first, String... more) {
      return seen(real.getPath(first, more));
    }

    @Override
    public PathMatcher getPathMatcher(String syntaxAndPattern) {
      return real.getPathMatcher(syntaxAndPattern);
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
      return real.getUserPrincipalLookupService();
    }

    @Override
    public WatchService newWatchService() {
      throw new UnsupportedOperationException();
    }
  }

  @Override
  public String getScheme() {
    return "dying";
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> settings) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Path getPath(URI uri) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return newFileChannel(path, options, attributes);
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    Path plain = unseen(path);
    boolean made =
        options.stream().anyMatch(option -> option.toString().startsWith("CREATE"))
            && !java.nio.file.Files.exists(plain);
    if (made) {
      change("create", plain);
    }
    return new DyingChannel(this, FileChannel.open(plain, options, attributes), plain);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path path, DirectoryStream.Filter<? super Path> filter) throws IOException {
    return real.provider().newDirectoryStream(unseen(path), filter);
  }

  @Override
  public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
    if (!java.nio.file.Files.exists(unseen(path))) {
      change("create", path);
    }
    java.nio.file.Files.createDirectory(unseen(path), attributes);
  }

  @Override
  public void delete(Path path) throws IOException {
    change("delete", path);
    java.nio.file.Files.delete(unseen(path));
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) throws IOException {
    change("copy", target);
    java.nio.file.Files.copy(unseen(source), unseen(target), options);
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    change("move", target);
    java.nio.file.Files.move(unseen(source), unseen(target), options);
  }

  @Override
  public boolean isSameFile(Path one, Path other) throws IOException {
    return java.nio.file.Files.isSameFile(unseen(one), unseen(other));
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    return java.nio.file.Files.isHidden(unseen(path));
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    return java.nio.file.Files.getFileStore(unseen(path));
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    real.provider().checkAccess(unseen(path), modes);
  }

  @Override
  public <V extends FileAttributeView> @Nullable V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return java.nio.file.Files.getFileAttributeView(unseen(path), type, options);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    return java.nio.file.Files.readAttributes(unseen(path), type, options);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
      throws IOException {
    return java.nio.file.Files.readAttributes(unseen(path), names, options);
  }

  @Override
  public void setAttribute(Path path, String attribute, Object value, LinkOption... options)
      throws IOException {
    change("set", path);
    java.nio.file.Files.setAttribute(unseen(path), attribute, value, options);
  }
}
