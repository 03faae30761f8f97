package io.acvm.simulator.vmrun;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The directory that makes a simulated host: {@code simulator.properties}, {@code faults/} and
 * {@code state/}. Calls in separate processes agree through file locks, which the system drops when
 * a process dies.
 */
final class Installation {
  /** File locks belong to a whole process; threads of one process need these as well. */
  private static final ConcurrentHashMap<Path, ReentrantLock> OF_THIS_PROCESS =
      new ConcurrentHashMap<>();

  final Path home;
  final Path state;
  private Settings settings;

  Installation(Path home) {
    this.home = home.toAbsolutePath().normalize();
    this.state = this.home.resolve("state");
  }

  Settings settings() throws IOException {
    if (settings == null) {
      settings = Settings.read(home);
    }
    return settings;
  }

  RunningTable running() {
    return new RunningTable(state.resolve("running"));
  }

  /** Waits until nobody else works on what the name stands for. */
  Lock lock(String name) throws IOException, InterruptedException {
    Path directory = Files.createDirectories(state.resolve("locks"));
    return new Lock(directory.resolve(name));
  }

  /** Waits as long as the settings say that something takes. */
  void take(Delay delay) throws IOException, InterruptedException {
    long millis = settings().delayMillis(delay);
    if (millis > 0) {
      Thread.sleep(millis);
    }
  }

  /** Held until closed, or until the process ends. */
  static final class Lock implements AutoCloseable {
    private final ReentrantLock ofThreads;
    private final FileChannel channel;

    private Lock(Path file) throws IOException, InterruptedException {
      ReentrantLock fresh = new ReentrantLock();
      ReentrantLock known = OF_THIS_PROCESS.putIfAbsent(file, fresh);
      ofThreads = known == null ? fresh : known;
      ofThreads.lockInterruptibly();
      FileChannel opened = null;
      try {
        opened = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        opened.lock();
        channel = opened;
      } catch (IOException | RuntimeException e) {
        if (opened != null) {
          opened.close();
        }
        ofThreads.unlock();
        throw e;
      }
    }

    @Override
    public void close() throws IOException {
      try {
        channel.close();
      } finally {
        ofThreads.unlock();
      }
    }
  }
}
