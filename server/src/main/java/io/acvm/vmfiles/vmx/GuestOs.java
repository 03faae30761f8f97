package io.acvm.vmfiles.vmx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A guest system that VMware knows.
 *
 * @param id the value of {@code guestOS}
 * @param name for people
 */
public record GuestOs(String id, String name) {
  /** 64-bit systems that are installed today; "Windows 10" is 9 to VMware. */
  private static final String TABLE =
      """
      windows11-64=Windows 11
      windows9-64=Windows 10
      windows8-64=Windows 8
      windows7-64=Windows 7
      windows2022srvNext-64=Windows Server 2025
      windows2019srvNext-64=Windows Server 2022
      windows2019srv-64=Windows Server 2019
      windows9srv-64=Windows Server 2016
      windows8srv-64=Windows Server 2012
      windows7srv-64=Windows Server 2008 R2
      longhorn-64=Windows Server 2008
      ubuntu-64=Ubuntu
      debian13-64=Debian 13
      debian12-64=Debian 12
      debian11-64=Debian 11
      debian10-64=Debian 10
      rhel10-64=Red Hat Enterprise Linux 10
      rhel9-64=Red Hat Enterprise Linux 9
      rhel8-64=Red Hat Enterprise Linux 8
      rhel7-64=Red Hat Enterprise Linux 7
      rockylinux-64=Rocky Linux
      almalinux-64=AlmaLinux
      centos9-64=CentOS 9
      centos8-64=CentOS 8
      centos7-64=CentOS 7
      oraclelinux10-64=Oracle Linux 10
      oraclelinux9-64=Oracle Linux 9
      oraclelinux8-64=Oracle Linux 8
      fedora-64=Fedora
      opensuse-64=openSUSE
      sles16-64=SUSE Linux Enterprise 16
      sles15-64=SUSE Linux Enterprise 15
      sles12-64=SUSE Linux Enterprise 12
      amazonlinux3-64=Amazon Linux 2023
      amazonlinux2-64=Amazon Linux 2
      vmware-photon-64=Photon OS
      flatcar-64=Flatcar Container Linux
      coreos-64=CoreOS
      other6xlinux-64=Linux 6.x
      other5xlinux-64=Linux 5.x
      other4xlinux-64=Linux 4.x
      otherlinux-64=Linux
      freeBSD15-64=FreeBSD 15
      freeBSD14-64=FreeBSD 14
      freeBSD13-64=FreeBSD 13
      freeBSD-64=FreeBSD
      solaris11-64=Solaris 11
      vmkernel8=VMware ESXi 8
      vmkernel7=VMware ESXi 7
      other-64=Other
      """;

  /** What a new VM can be given, in the order of a menu. An existing one may hold many others. */
  public static List<GuestOs> known() {
    List<GuestOs> known = new ArrayList<>();
    for (String line : TABLE.lines().toList()) {
      int separator = line.indexOf('=');
      known.add(new GuestOs(line.substring(0, separator), line.substring(separator + 1)));
    }
    return Collections.unmodifiableList(known);
  }

  /**
   * The known system of an id in any case; empty for one that is not in the table, which VMware may
   * still know.
   */
  public static Optional<GuestOs> find(String id) {
    return known().stream().filter(os -> os.id.equalsIgnoreCase(id)).findFirst();
  }

  public static boolean isWindows(String id) {
    String lower = id.toLowerCase(Locale.ROOT);
    return lower.startsWith("win") || lower.startsWith("longhorn");
  }

  /** The SCSI controller for which the system has a driver from the start. */
  static String scsiModel(String id) {
    return isWindows(id) ? "lsisas1068" : "lsilogic";
  }

  /** The network card for which the system has a driver from the start. */
  static String nicModel(String id) {
    return id.toLowerCase(Locale.ROOT).contains("64") || id.startsWith("vmkernel")
        ? "e1000e"
        : "e1000";
  }
}
