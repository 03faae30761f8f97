package io.acvm.vmfiles.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acvm.vmfiles.VmFileException;
import io.acvm.vmfiles.VmFileException.Reason;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DictionaryTest {
  @TempDir private Path directory;

  @Test
  void anEditTouchesOnlyItsOwnLine() throws IOException {
    String text =
        "#!/usr/bin/vmware\r\n# made by hand\r\n.encoding = \"UTF-8\"\r\n// not a line of the grammar\r\n"
            + "\tMemSize   =  \"1024\"   # enough\r\nrtc.diffFromUTC = 0\r\nbroken = \"no end\r\n\r\nlast = \"1\"";
    Dictionary dictionary = parse(text);

    dictionary.set("memsize", 2048);
    dictionary.set("rtc.difffromutc", 3600);
    dictionary.set("added", "yes");

    assertThat(text(dictionary))
        .isEqualTo(
            text.replace("\"1024\"", "\"2048\"").replace("UTC = 0", "UTC = 3600")
                + "\r\nadded = \"yes\"\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "'key = \"value\"',value",
    "'key=value#comment',value",
    "'key = \"a # b = c\" # comment',a # b = c",
    "'key =',''",
    "'key = # comment',''",
    "'  KEY\t=\tvalue  ','value'",
    "'key = \"C:\\VMs\\a|22b|22.vmdk\"','C:\\VMs\\a\"b\".vmdk'",
    "'key = \"50|x and 1|7\"','50|x and 1|7'",
    "'key = \"|C3|A9\"','é'",
    "'key = |41bc','Abc'",
  })
  void valuesAreReadAsTheGrammarSays(String line, String value) throws IOException {
    assertThat(parse(line).get("key")).contains(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "key = \"open",
        "key = \"a\" b",
        "key = a b",
        "key",
        "= \"a\"",
        "#key = \"a\"",
        "a key = \"b\""
      })
  void malformedLinesDefineNothingAndStay(String line) throws IOException {
    Dictionary dictionary = parse(line);

    assertThat(dictionary.keys()).isEmpty();
    assertThat(text(dictionary)).isEqualTo(line);
  }

  @Test
  void quotesBarsAndControlCharactersAreEscapedAndBackslashesAreNot() throws IOException {
    Dictionary dictionary = parse("");

    dictionary.set("a", "C:\\VMs\\\"x\"|\n\t\u007f");

    assertThat(text(dictionary)).startsWith("a = \"C:\\VMs\\|22x|22|7C|0A\t|7F\"");
  }

  @Test
  void theLastOfTwoEqualKeysIsReadAndAWriteLeavesOne() throws IOException {
    Dictionary dictionary = parse("a = \"1\"\nb = \"2\"\nA = \"3\"\n");

    assertThat(dictionary.get("a")).contains("3");
    assertThat(dictionary.keys()).containsExactly("b", "A");

    dictionary.set("a", "4");
    assertThat(text(dictionary)).isEqualTo("b = \"2\"\nA = \"4\"\n");
  }

  @Test
  void theKeyThatVmwareReadsOnlyWithoutQuotesGetsNone() throws IOException {
    Dictionary dictionary = parse("a = \"1\"\n");

    dictionary.set("scsi0:0.virtualSSD", 1);

    assertThat(text(dictionary)).isEqualTo("a = \"1\"\nscsi0:0.virtualSSD = 1\n");
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8,UTF-8",
    "windows-1252,windows-1252",
    "Shift_JIS,windows-31j",
    "Big5,x-windows-950",
    "windows-949-2000,x-windows-949",
    "windows-936-2000,GBK",
    "windows-950-2000,x-windows-950",
    "windows-874-2000,x-windows-874",
    "ibm-943_P15A-2003,windows-31j",
    "ibm-5348_P100-1997,windows-1252",
    "ibm-9449_P100-2002,windows-1257",
    "ibm-437_P100-1995,IBM437",
    "ISO-8859-1,ISO-8859-1"
  })
  void namesOfIcuAreUnderstood(String name, String java) {
    assertThat(Encodings.find(name)).contains(Charset.forName(java));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"UTF-16", "UTF-32LE", "IBM037", "x-JISAutoDetect", "", "no such", "\u0000"})
  void encodingsInWhichAsciiIsNotAsciiAreRefused(String name) {
    assertThat(Encodings.find(name)).isEmpty();
  }

  @Test
  void theHeaderIsTrustedEvenWhereTheBytesAreValidUtf8() throws IOException {
    byte[] file = ".encoding = \"GBK\"\ndisplayName = \"位\"\n".getBytes(Charset.forName("GBK"));

    assertThat(Dictionary.parse(file).get("displayname")).contains("位");
  }

  @Test
  void bytesThatContradictTheHeaderAreTriedAsUtf8() throws IOException {
    byte[] file =
        ".encoding = \"windows-1252\"\ndisplayName = \"Átat\"\n".getBytes(StandardCharsets.UTF_8);

    assertThat(Dictionary.parse(file).get("displayName")).contains("Átat");
  }

  @Test
  void withoutAHeaderTheHostsCodePageIsTheLastResort() throws IOException {
    byte[] file = "displayName = \"été\"\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(Dictionary.parse(file, Charset.forName("windows-1252")).get("displayName"))
        .contains("été");
    assertThatThrownBy(() -> Dictionary.parse(file, StandardCharsets.UTF_8))
        .asInstanceOf(InstanceOfAssertFactories.type(VmFileException.class))
        .returns(Reason.ENCODING, VmFileException::reason);
  }

  @Test
  void aNameThatTheEncodingCannotSayTurnsTheWholeFileIntoUtf8() throws IOException {
    String text = ".encoding = \"windows-1252\"\n# créé\nannotation = \"déjà|0Avu\"\n";
    Dictionary dictionary = Dictionary.parse(text.getBytes(Charset.forName("windows-1252")));

    dictionary.set("displayName", "机器");

    assertThat(text(dictionary))
        .isEqualTo(text.replace("windows-1252", "UTF-8") + "displayName = \"机器\"\n");
    assertThat(Dictionary.parse(dictionary.toBytes()).get("annotation")).contains("déjà\nvu");
  }

  @Test
  void aFileWithoutHeaderGetsOneAfterItsShebangBeforeItHoldsAnAccent() throws IOException {
    Dictionary dictionary = parse("#!/usr/bin/vmware\na = \"1\"\n");

    dictionary.set("a", "é");

    assertThat(text(dictionary)).isEqualTo("#!/usr/bin/vmware\n.encoding = \"UTF-8\"\na = \"é\"\n");
  }

  @Test
  void aByteOrderMarkIsKeptAndMeansUtf8() throws IOException {
    String text = "\uFEFFdisplayName = \"é\"\r\n";
    Dictionary dictionary = parse(text);

    assertThat(dictionary.get("displayName")).contains("é");
    assertThat(text(dictionary)).isEqualTo(text);
  }

  @Test
  void bytesThatAreNotTextAreRefusedAndNotRead() {
    assertThatThrownBy(() -> Dictionary.parse(new byte[4096]))
        .asInstanceOf(InstanceOfAssertFactories.type(VmFileException.class))
        .returns(Reason.MALFORMED, VmFileException::reason);
    assertThatThrownBy(() -> Dictionary.read(directory))
        .asInstanceOf(InstanceOfAssertFactories.type(VmFileException.class))
        .returns(Reason.NOT_READABLE, VmFileException::reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a=b", "a#b", "a\nb", "a\u0000b"})
  void aKeyThatWouldBeAnotherLineIsRefused(String key) {
    Dictionary dictionary = Dictionary.create();

    assertThatThrownBy(() -> dictionary.set(key, "1")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void savingKeepsTheModeAndWhatALinkPointsToAndLeavesNothingBeside() throws IOException {
    Path file = directory.resolve("vm.vmx");
    Files.writeString(file, "a = \"1\"\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x---"));
    Path link = Files.createSymbolicLink(directory.resolve("link.vmx"), file);
    Dictionary dictionary = Dictionary.read(link);

    dictionary.set("a", 2);
    dictionary.save(link);

    assertThat(file).hasContent("a = \"2\"\n");
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rwxr-x---");
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactlyInAnyOrder(file, link);
    }
  }

  private static Dictionary parse(String text) throws VmFileException {
    return Dictionary.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Dictionary dictionary) {
    return new String(dictionary.toBytes(), StandardCharsets.UTF_8);
  }
}
