package io.acvm.secret;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Files that nobody but their owner may read: mode 0600, or on Windows an ACL of one entry. A file
 * system that has neither cannot keep a secret, and is refused.
 */
final class OwnerOnly {
  private static final Set<PosixFilePermission> OWNER = EnumSet.of(OWNER_READ, OWNER_WRITE);

  private OwnerOnly() {}

  static void restrict(Path file) throws IOException {
    PosixFileAttributeView posix = posix(file);
    if (posix != null) {
      posix.setPermissions(OWNER);
      return;
    }
    AclFileAttributeView acl = acl(file);
    acl.setAcl(
        List.of(
            AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(acl.getOwner())
                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                .build()));
  }

  /** Fails with {@code KEY_FILE_NOT_PRIVATE}. */
  static void check(Path file) throws IOException {
    PosixFileAttributeView posix = posix(file);
    if (posix == null) {
      checkAcl(file, acl(file));
      return;
    }
    Set<PosixFilePermission> permissions = posix.readAttributes().permissions();
    if (!OWNER.containsAll(permissions)) {
      throw notPrivate(file, PosixFilePermissions.toString(permissions));
    }
  }

  private static void checkAcl(Path file, AclFileAttributeView acl) throws IOException {
    UserPrincipal owner = acl.getOwner();
    for (AclEntry entry : acl.getAcl()) {
      if (entry.type() == AclEntryType.ALLOW && !entry.principal().equals(owner)) {
        throw notPrivate(file, entry.principal().getName());
      }
    }
  }

  private static PosixFileAttributeView posix(Path file) {
    return Files.getFileAttributeView(file, PosixFileAttributeView.class);
  }

  private static AclFileAttributeView acl(Path file) {
    AclFileAttributeView acl = Files.getFileAttributeView(file, AclFileAttributeView.class);
    if (acl == null) {
      throw notPrivate(file, "a file system without permissions");
    }
    return acl;
  }

  private static AcvmException notPrivate(Path file, String readers) {
    return AcvmException.of(
        ErrorCode.KEY_FILE_NOT_PRIVATE, Map.of("file", file.toString(), "readers", readers));
  }
}
