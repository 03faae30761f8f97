package io.acvm.simulator.vmrun;

import io.acvm.vmfiles.dictionary.Dictionary;
import io.acvm.vmfiles.lock.FileLocks;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * A simulated VMware Workstation in a directory: the programs to call, how slow they are, and what
 * goes wrong. Tests and trials set one up with this; whoever calls the programs afterwards knows
 * nothing of it.
 *
 * <pre>{@code
 * VmrunInstallation workstation = VmrunInstallation.create(dir).withoutDelays();
 * Path vmx = workstation.seed(templates, SeedVm.named("ubuntu-24.04"));
 * new ProcessBuilder(workstation.vmrun().toString(), "-T", "ws", "list")...
 * workstation.addFault("slow", Fault.of(Fault.Kind.HANG).on("start").at("web").times(1));
 * }</pre>
 *
 * <p>What is changed here holds from the next call on. The directory can be opened again with
 * {@link #create}: VMs that run keep running, settings and faults stay.
 */
public final class VmrunInstallation {
  /** A number that no process has. */
  private static final long NO_PROCESS = 1L << 30;

  private final Path home;

  private VmrunInstallation(Path home) {
    this.home = home;
  }

  /** Makes or opens an installation whose programs run on this Java, with this code. */
  public static VmrunInstallation create(Path directory) throws IOException {
    return create(directory, Launchers.ownJava(), Launchers.ownClassPath());
  }

  /**
   * As {@link #create(Path)}, for another Java or class path.
   *
   * @param java the {@code java} program
   * @param classPath directory or jar that holds this room and {@code vmfiles}
   */
  public static VmrunInstallation create(Path directory, Path java, String classPath)
      throws IOException {
    Path home = Files.createDirectories(directory).toRealPath();
    Files.createDirectories(home.resolve(Faults.DIRECTORY));
    new Launchers(home, java, classPath).write();
    return new VmrunInstallation(home);
  }

  /** Makes an installation by hand, in the directory that is named, with a VM to try. */
  public static void main(String[] words) throws IOException {
    VmrunInstallation made = create(Path.of(words[0]));
    Path vms = made.home.resolve("vms");
    if (!Files.exists(vms)) {
      made.seed(vms, SeedVm.named("example"));
    }
    System.out.println(made.vmrun());
  }

  /** The directory. */
  public Path home() {
    return home;
  }

  /** The program {@code vmrun} for this system: a POSIX shell script, or a {@code .cmd}. */
  public Path vmrun() {
    return Launchers.program(home, "vmrun");
  }

  /** The program {@code vmware-vdiskmanager}; see {@link DiskManager}. */
  public Path diskManager() {
    return Launchers.program(home, "vmware-vdiskmanager");
  }

  /** The program {@code vmware}, of which only {@code -v} works: it tells product and version. */
  public Path vmware() {
    return Launchers.program(home, "vmware");
  }

  /** The lease file of the DHCP server of a virtual network, which exists from the first lease. */
  public Path leaseFile(int vmnet) {
    return Dhcp.leaseFile(home, vmnet);
  }

  /** Everything answers at once, guests boot and shut down in no time. */
  public VmrunInstallation withoutDelays() throws IOException {
    for (Delay delay : Delay.values()) {
      delay(delay, Duration.ZERO);
    }
    return this;
  }

  /** As slow as without any settings: a trial on a fast machine. */
  public VmrunInstallation withUsualDelays() throws IOException {
    for (Delay delay : Delay.values()) {
      delay(delay, Duration.ofMillis(delay.defaultMillis));
    }
    return this;
  }

  /** How long one thing takes. */
  public VmrunInstallation delay(Delay delay, Duration duration) throws IOException {
    return setting(delay.key(), Long.toString(duration.toMillis()));
  }

  /** The subnet of a virtual network, such as {@code 172.16.8.0/24}, which is that of vmnet8. */
  public VmrunInstallation subnet(int vmnet, String cidr) throws IOException {
    return setting("vmnet." + vmnet + ".subnet", cidr);
  }

  /** Only Player is installed: {@code -T ws} is refused, there are no snapshots and no clones. */
  public VmrunInstallation asPlayer() throws IOException {
    return setting("product", "player");
  }

  /** The login that guests accept; without it they accept any. */
  public VmrunInstallation guestLogin(String user, String password) throws IOException {
    return setting("guest.user", user).setting("guest.password", password);
  }

  private VmrunInstallation setting(String key, String value) throws IOException {
    Path file = home.resolve(Settings.FILE);
    Properties values = Settings.properties(file);
    values.setProperty(key, value);
    RunningTable.store(file, values);
    return this;
  }

  /**
   * Lets calls go wrong from now on; a fault of the same name is replaced, its count begins anew.
   */
  public VmrunInstallation addFault(String name, Fault fault) throws IOException {
    clearFault(name);
    RunningTable.store(faultFile(name), fault.toProperties());
    return this;
  }

  public VmrunInstallation clearFault(String name) throws IOException {
    Files.deleteIfExists(faultFile(name));
    Files.deleteIfExists(
        home.resolve("state").resolve(Faults.DIRECTORY).resolve(name + Faults.SUFFIX));
    return this;
  }

  public VmrunInstallation clearFaults() throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> faults = Files.newDirectoryStream(home.resolve(Faults.DIRECTORY))) {
      faults.forEach(files::add);
    }
    for (Path file : files) {
      String name = String.valueOf(file.getFileName());
      clearFault(name.substring(0, name.length() - Faults.SUFFIX.length()));
    }
    return this;
  }

  private Path faultFile(String name) {
    return home.resolve(Faults.DIRECTORY).resolve(name + Faults.SUFFIX);
  }

  /**
   * Makes a VM that is off, in a folder of its own name below {@code parent}.
   *
   * @return its .vmx
   */
  public Path seed(Path parent, SeedVm vm) throws IOException {
    return vm.write(parent);
  }

  /** From now on every command for the VM wants {@code -vp} with this password. */
  public void encrypt(Path vmx, String password) throws IOException {
    Dictionary config = Dictionary.read(vmx);
    Encryption.encrypt(config, password);
    config.save(vmx);
  }

  /** The .vmx files of the VMs that run now, in the order of their power-on. */
  public List<Path> running() throws IOException {
    long now = Vm.now();
    List<Path> paths = new ArrayList<>();
    for (RunningVm vm : table().all()) {
      if (!vm.isOff(now)) {
        paths.add(Path.of(vm.vmx()));
      }
    }
    return paths;
  }

  /** The guest of a running VM shuts itself down, as after {@code poweroff} typed in it. */
  public void shutDownGuest(Path vmx) throws IOException {
    String id = Hash.hex(vmx.toRealPath().toString());
    RunningVm vm = table().find(id);
    if (vm != null) {
      vm.setOffAt(Vm.now());
      table().put(id, vm);
    }
  }

  /**
   * The host loses power and comes back: no VM runs, the locks are those of dead processes, and
   * each .vmx says {@code cleanShutdown = "FALSE"}.
   */
  public void crashHost() throws IOException {
    for (RunningVm vm : table().all()) {
      Path vmx = Path.of(vm.vmx());
      List<Path> locked = new ArrayList<>();
      for (String name : FileLocks.inFolder(vmx.getParent()).keySet()) {
        locked.add(vmx.resolveSibling(name));
      }
      for (Path file : locked) {
        FileLocks.release(file, Boot.holder());
        FileLocks.acquire(file, NO_PROCESS, VmLocks.EXECUTABLE);
      }
      table().remove(Hash.hex(vmx.toRealPath().toString()));
    }
  }

  private RunningTable table() {
    return new Installation(home).running();
  }
}
