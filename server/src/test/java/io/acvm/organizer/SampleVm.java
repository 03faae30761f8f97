package io.acvm.organizer;

import io.acvm.vmfiles.disk.DiskFiles;
import io.acvm.vmfiles.disk.NewDisk;
import io.acvm.vmfiles.disk.VirtualDisk;
import io.acvm.vmfiles.snapshot.Snapshot;
import io.acvm.vmfiles.snapshot.SnapshotTree;
import io.acvm.vmfiles.vmx.Drive;
import io.acvm.vmfiles.vmx.Vmx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A VM with all that makes moving hard: a snapshot, a disk that is named by its whole path, a
 * linked disk whose parent lies beside its folder, a disk with content.
 */
final class SampleVm {
  private SampleVm() {}

  static Path make(Path vms, String name) throws IOException {
    Path base = vms.resolve("base");
    Files.createDirectories(base);
    Path parent = base.resolve("base.vmdk");
    if (!Files.exists(parent)) {
      DiskFiles.create(parent, new NewDisk(16 << 20, false, "lsilogic", 19));
    }
    Path folder = Files.createDirectories(vms.resolve(name));
    Path vmx = folder.resolve(name + ".vmx");
    Path disk = folder.resolve("disk.vmdk");
    DiskFiles.create(disk, new NewDisk(16 << 20, true, "lsilogic", 19));
    DiskFiles.createChild(folder.resolve("disk-000001.vmdk"), disk);
    DiskFiles.createChild(folder.resolve("linked.vmdk"), parent);
    DiskFiles.setParentHint(folder.resolve("linked.vmdk"), "../base/base.vmdk");
    byte[] content = new byte[3 << 20];
    new java.util.Random(7).nextBytes(content);
    java.util.Arrays.fill(content, 1 << 20, 2 << 20, (byte) 0);
    Files.write(folder.resolve("data.bin"), content);
    Files.writeString(folder.resolve("été.nvram"), "nvram");
    Files.writeString(folder.resolve("empty.log"), "");
    Files.writeString(
        vmx,
        String.join(
            "\n",
            ".encoding = \"UTF-8\"",
            "config.version = \"8\"",
            "virtualHW.version = \"19\"",
            "displayName = \"" + name + "\"",
            "scsi0.present = \"TRUE\"",
            "scsi0:0.present = \"TRUE\"",
            "scsi0:0.fileName = \"" + folder.resolve("disk-000001.vmdk") + "\"",
            "scsi0:1.present = \"TRUE\"",
            "scsi0:1.fileName = \"linked.vmdk\"",
            "ide1:0.present = \"TRUE\"",
            "ide1:0.deviceType = \"cdrom-raw\"",
            "ide1:0.fileName = \"auto detect\"",
            "nvram = \"été.nvram\"",
            "fileSearchPath = \".;../base\"",
            ""),
        StandardCharsets.UTF_8);
    SnapshotTree tree = SnapshotTree.read(folder.resolve(name + ".vmsd"));
    tree.add(
        "first",
        "",
        false,
        Instant.parse("2026-01-15T09:30:00Z"),
        name + "-Snapshot1.vmsn",
        List.of(new Snapshot.Disk("scsi0:0", disk.toString())));
    tree.save(folder.resolve(name + ".vmsd"));
    return vmx;
  }

  /** The SHA-256 of every file beneath a folder. */
  static Map<String, String> hashes(Path folder) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        hashes.put(folder.relativize(file).toString(), hash(file));
      }
    }
    return hashes;
  }

  /** Those that say nothing of other files, so that moving changes no byte of them. */
  static Map<String, String> content(Path folder) throws IOException {
    Map<String, String> hashes = hashes(folder);
    hashes.keySet().removeIf(name -> name.matches(".*\\.(vmx|vmsd)|.*linked.*\\.vmdk"));
    return hashes;
  }

  /** Everything that the VM names is there, as VMware would look for it. */
  static boolean isWhole(Path vmx) throws IOException {
    for (Drive drive : Vmx.read(vmx).disks()) {
      if (!chainIsThere(vmx.resolveSibling(drive.fileName()))) {
        return false;
      }
    }
    String stem = vmx.getFileName().toString().replaceAll("\\.vmx$", "");
    for (Snapshot snapshot : SnapshotTree.read(vmx.resolveSibling(stem + ".vmsd")).all()) {
      for (Snapshot.Disk disk : snapshot.disks()) {
        if (!chainIsThere(vmx.resolveSibling(disk.fileName()))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean chainIsThere(Path disk) throws IOException {
    Optional<Path> next = Optional.of(disk);
    while (next.isPresent()) {
      if (!Files.exists(next.get())) {
        return false;
      }
      VirtualDisk one = VirtualDisk.read(next.get());
      if (!one.files().stream().allMatch(Files::exists)) {
        return false;
      }
      next = one.parent();
    }
    return true;
  }

  private static String hash(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
