package io.acvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OriginalFormsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --list                                        | vm list
          --list --provider vmware                      | vm list --provider vmware
          --list --detailed                             | vm list -o wide
          --create --name web --provider vmware         | vm create web --provider vmware --blank --disk 20
          --create --name web --template Ubuntu         | vm create web --from Ubuntu
          --create --name web --ssd 40 --cpu 4 --ram 2048 --os-type linux | vm create web --disk 40 --cpus 4 --memory 2048 --blank
          --clone --source base --name web              | vm clone base web
          --clone --source base --name web --provider nutanix | vm clone nutanix/base web
          --start --name web                            | vm start web
          --stop --name web --provider vmware           | vm stop vmware/web
          --restart --name web                          | vm restart web
          --delete --name web --force                   | vm delete web --yes
          --info --name web                             | vm show web
          --provider nutanix list                       | vm list --provider nutanix
          --provider nutanix start web                  | vm start nutanix/web
          list -o json                                  | vm list -o json
          create web --template Ubuntu --no-organize    | vm create web --from Ubuntu
          clone web --source-vm base --cpu 2            | vm clone base web --cpus 2
          stop web                                      | vm stop web
          info web                                      | vm show web
          status                                        | provider status
          templates --provider vmware                   | template list --provider vmware
          clusters                                      | cluster list
          networks                                      | network list
          --organize --name web                         | organize web
          --organize --name web --provider vmware       | organize vmware/web
          --backup --name web                           | backup create web
          --cleanup                                     | cleanup run
          --cleanup --provider vmware                   | cleanup run --provider vmware
          """)
  void theOriginalCommandLineIsUnderstood(String typed, String meant) {
    assertThat(String.join(" ", OriginalForms.translate(typed.split(" +")))).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          vm list --provider vmware
          vm start list
          --help
          snapshot create web before
          organize web --dry-run
          organize list --provider vmware
          backup list
          """)
  void whatIsNotOfItStaysAsItIs(String typed) {
    assertThat(String.join(" ", OriginalForms.translate(typed.split(" +")))).isEqualTo(typed);
  }
}
