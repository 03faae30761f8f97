package io.acvm.vmfiles.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.vmfiles.VmFileException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DictionaryPropertiesTest {
  private static final List<String> ENCODINGS =
      List.of("UTF-8", "windows-1252", "GBK", "Shift_JIS", "Big5", "windows-949-2000");

  @Property
  void whatIsReadAndNotChangedIsWrittenBackByteForByte(@ForAll("files") byte[] file) {
    Optional<Dictionary> dictionary = parse(file);

    dictionary.ifPresent(d -> assertThat(d.toBytes()).isEqualTo(file));
  }

  @Property
  void anyBytesAreReadOrRefusedAndNothingElse(@ForAll byte[] file) {
    parse(file).ifPresent(d -> assertThat(d.toBytes()).isEqualTo(file));
  }

  @Property
  void anyTextComesBackFromAnyEncoding(
      @ForAll("encodings") String encoding,
      @ForAll("texts") String first,
      @ForAll("texts") String second) {
    Dictionary dictionary =
        parse((".encoding = \"" + encoding + "\"\n").getBytes(StandardCharsets.US_ASCII))
            .orElseThrow();
    dictionary.set("first", first);
    dictionary.set("second", second);

    Dictionary again = parse(dictionary.toBytes()).orElseThrow();

    assertThat(again.get("first")).contains(first);
    assertThat(again.get("second")).contains(second);
    assertThat(again.keys()).containsExactly(".encoding", "first", "second");
  }

  @Property
  void anEditOfOneKeyLeavesTheOthersAsTheyWere(
      @ForAll("files") byte[] file, @ForAll("texts") String value) {
    Optional<Dictionary> parsed = parse(file);
    Assume.that(parsed.isPresent());
    Dictionary before = parsed.orElseThrow();
    Dictionary after = parse(file).orElseThrow();

    after.set("edited.key", value);

    Dictionary again = parse(after.toBytes()).orElseThrow();
    for (String key : before.keys()) {
      if (!key.equalsIgnoreCase(".encoding") && !key.equalsIgnoreCase("edited.key")) {
        assertThat(again.get(key)).as(key).isEqualTo(before.get(key));
      }
    }
    assertThat(again.get("edited.key")).contains(value);
  }

  @Provide
  Arbitrary<byte[]> files() {
    Arbitrary<String> line =
        Arbitraries.oneOf(
            Arbitraries.of(
                "# comment é",
                "// text",
                "",
                "a = \"1\"",
                "A=2 # two",
                "b = \"|22|C3|A9\"",
                "c = \"é\"",
                "d = \"open",
                "e ="),
            Arbitraries.of(ENCODINGS).map(name -> ".encoding = \"" + name + "\""),
            Arbitraries.strings().ofMaxLength(20));
    Arbitrary<String> end = Arbitraries.of("\n", "\r\n", "\r");
    Arbitrary<String> text =
        line.list().ofMaxSize(8).flatMap(lines -> end.map(e -> String.join(e, lines)));
    return text.flatMap(
        t ->
            encodings()
                .map(name -> t.getBytes(Encodings.find(name).orElse(Charset.defaultCharset()))));
  }

  @Provide
  Arbitrary<String> encodings() {
    return Arbitraries.of(ENCODINGS);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> tricky =
        Arbitraries.strings().withChars("|\"\\#= \t\n\r2aé位ソ表한~\u00a5\u007f\u0000").ofMaxLength(12);
    Arbitrary<String> any = Arbitraries.strings().ofMaxLength(12);
    return Arbitraries.oneOf(tricky, any)
        .filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text));
  }

  private static Optional<Dictionary> parse(byte[] file) {
    try {
      return Optional.of(Dictionary.parse(file, Charset.forName("windows-1252")));
    } catch (VmFileException e) {
      return Optional.empty();
    }
  }
}
