package io.acvm.simulator.vmrun;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The files that were put into a guest. Each guest path is one name in one folder of the host, so
 * that no path of a guest leads anywhere else.
 */
final class GuestFiles {
  private static final String FILE = "f";
  private static final String DIRECTORY = "d";
  private static final int LONGEST_NAME = 200;

  private final Call call;

  GuestFiles(Call call) {
    this.call = call;
  }

  /** Does the command if it is one of the guest's files; returns whether it was. */
  boolean run() throws VmrunError, UsageException, Exit, IOException, InterruptedException {
    switch (call.line().command()) {
      case "fileexistsinguest" -> exists(FILE, "The file exists.", "The file does not exist.");
      case "directoryexistsinguest" ->
          exists(DIRECTORY, "The directory exists.", "The directory does not exist.");
      case "createdirectoryinguest" -> create();
      case "deletedirectoryinguest" -> delete(DIRECTORY);
      case "deletefileinguest" -> delete(FILE);
      case "createtempfileinguest" -> createTemporary();
      case "renamefileinguest" -> rename();
      case "listdirectoryinguest" -> list();
      case "copyfilefromhosttoguest" -> copyIn();
      case "copyfilefromguesttohost" -> copyOut();
      default -> {
        return false;
      }
    }
    return true;
  }

  private Vm open() throws VmrunError, UsageException, IOException, InterruptedException {
    Vm vm = Vm.open(call);
    try {
      Guest.require(vm);
      Files.createDirectories(folder(vm));
      return vm;
    } catch (VmrunError | IOException | InterruptedException | RuntimeException e) {
      vm.close();
      throw e;
    }
  }

  private Path folder(Vm vm) {
    return call.installation().state.resolve("guests").resolve(vm.id);
  }

  private Path stored(Vm vm, String kind, String guestPath) {
    String plain = guestPath.replace('\\', '/');
    boolean directory = plain.length() > 1 && plain.endsWith("/");
    String name =
        URLEncoder.encode(
                directory ? plain.substring(0, plain.length() - 1) : plain, StandardCharsets.UTF_8)
            .replace("*", "%2A");
    return folder(vm).resolve(kind + "_" + (name.length() > LONGEST_NAME ? Hash.hex(plain) : name));
  }

  private Path existing(Vm vm, String kind, String guestPath) throws VmrunError {
    Path file = stored(vm, kind, guestPath);
    if (!Files.exists(file)) {
      throw VmrunError.fileNotFound();
    }
    return file;
  }

  private void exists(String kind, String yes, String no)
      throws VmrunError, UsageException, IOException, InterruptedException {
    String path = call.line().argument(1);
    try (Vm vm = open()) {
      boolean known = kind.equals(DIRECTORY) ? path.equals("/") || path.equals("/tmp") : false;
      call.console().line(known || Files.exists(stored(vm, kind, path)) ? yes : no);
    }
  }

  private void create() throws VmrunError, UsageException, IOException, InterruptedException {
    String path = call.line().argument(1);
    try (Vm vm = open()) {
      Path marker = stored(vm, DIRECTORY, path);
      if (Files.exists(marker)) {
        throw new VmrunError("The file already exists");
      }
      Files.createFile(marker);
    }
  }

  private void delete(String kind)
      throws VmrunError, UsageException, IOException, InterruptedException {
    String path = call.line().argument(1);
    try (Vm vm = open()) {
      Files.delete(existing(vm, kind, path));
    }
  }

  private void createTemporary()
      throws VmrunError, UsageException, IOException, InterruptedException {
    try (Vm vm = open()) {
      String path = "/tmp/vmware-".concat(Long.toHexString(System.nanoTime()));
      Files.createFile(stored(vm, FILE, path));
      call.console().line(path);
    }
  }

  private void rename() throws VmrunError, UsageException, IOException, InterruptedException {
    String from = call.line().argument(1);
    String to = call.line().argument(2);
    try (Vm vm = open()) {
      Files.move(
          existing(vm, FILE, from), stored(vm, FILE, to), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void list() throws VmrunError, UsageException, IOException, InterruptedException {
    String path = call.line().argument(1).replace('\\', '/');
    String parent = path.endsWith("/") ? path : path.concat("/");
    List<String> names = new ArrayList<>();
    try (Vm vm = open();
        DirectoryStream<Path> all = Files.newDirectoryStream(folder(vm))) {
      for (Path file : all) {
        String name =
            URLDecoder.decode(
                String.valueOf(file.getFileName()).substring(2), StandardCharsets.UTF_8);
        if (name.startsWith(parent) && name.indexOf('/', parent.length()) < 0) {
          names.add(name.substring(parent.length()));
        }
      }
    }
    Collections.sort(names);
    call.console().line("Directory list: ".concat(String.valueOf(names.size())));
    for (String name : names) {
      call.console().line(name);
    }
  }

  private void copyIn() throws VmrunError, UsageException, IOException, InterruptedException {
    Path from = Vm.path(call.line().argument(1));
    String to = call.line().argument(2);
    try (Vm vm = open()) {
      if (!Files.isRegularFile(from)) {
        throw VmrunError.fileNotFound();
      }
      Files.copy(from, stored(vm, FILE, to), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void copyOut() throws VmrunError, UsageException, IOException, InterruptedException {
    String from = call.line().argument(1);
    String to = call.line().argument(2);
    try (Vm vm = open()) {
      Path target = Vm.path(to);
      if (from.equals("/etc/hostname")) {
        Files.writeString(target, vm.running().hostname().concat("\n"));
        return;
      }
      Files.copy(existing(vm, FILE, from), target, StandardCopyOption.REPLACE_EXISTING);
    } catch (NoSuchFileException e) {
      throw VmrunError.fileNotFound();
    }
  }
}
