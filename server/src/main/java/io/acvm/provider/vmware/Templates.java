package io.acvm.provider.vmware;

import static io.acvm.domain.error.ErrorCode.TEMPLATE_NOT_FOUND;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.provider.Template;
import io.acvm.domain.provider.TemplateId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What VMs can be made from: the VMX files of the templates directory and the ISO files of theirs.
 * An id is a path within its directory, and is looked up among those that are there.
 */
final class Templates {
  private final Optional<Path> templates;
  private final Optional<Path> isos;
  private final VmReader reader;

  Templates(VmwareSettings settings, VmReader reader) {
    this.templates = settings.templatesDirectory();
    this.isos = settings.isoDirectory();
    this.reader = reader;
  }

  private record Found(Template template, Path file) {}

  List<Template> list() {
    return Stream.concat(vmxFiles(), isoFiles()).map(Found::template).toList();
  }

  /**
   * The file of a template.
   *
   * @throws AcvmException {@code TEMPLATE_NOT_FOUND}
   */
  Path require(TemplateId id, Template.Type type) {
    Stream<Found> all = type == Template.Type.ISO ? isoFiles() : vmxFiles();
    return all.filter(one -> one.template().id().equals(id))
        .map(Found::file)
        .findFirst()
        .orElseThrow(() -> AcvmException.of(TEMPLATE_NOT_FOUND, "id", id.value()));
  }

  private Stream<Found> vmxFiles() {
    return files(templates, ".vmx")
        .map(
            file -> {
              KnownVm vm = reader.read(file);
              Template template =
                  new Template(
                      id(templates, file),
                      Template.Type.TEMPLATE,
                      vm.name(),
                      vm.guestOs(),
                      Optional.of(size(file.getParent())),
                      vm.problem().or(vm::description));
              return new Found(template, file);
            });
  }

  private Stream<Found> isoFiles() {
    return files(isos, ".iso")
        .map(
            file -> {
              String name = file.getFileName().toString();
              Template template =
                  new Template(
                      id(isos, file),
                      Template.Type.ISO,
                      name.substring(0, name.length() - ".iso".length()),
                      Optional.empty(),
                      Optional.of(size(file)),
                      Optional.empty());
              return new Found(template, file);
            });
  }

  private static Stream<Path> files(Optional<Path> directory, String ending) {
    return directory.stream().flatMap(place -> VmPlaces.filesIn(place, ending).stream());
  }

  private static TemplateId id(Optional<Path> directory, Path file) {
    Path inside = VmPlaces.real(directory.orElseThrow()).relativize(file);
    List<String> names = new ArrayList<>();
    inside.forEach(name -> names.add(name.toString()));
    return new TemplateId(String.join("/", names));
  }

  /** Of a file, or of all files of a VM's folder; what cannot be read counts nothing. */
  private static long size(Path path) {
    try (Stream<Path> files = Files.isDirectory(path) ? Files.list(path) : Stream.of(path)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException unreadable) {
      return 0;
    }
  }
}
