package io.acvm.cli.vm;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Sizes of memory as people write them: {@code 4G}, {@code 512M}; a bare number is MiB. */
public final class Mebibytes implements ITypeConverter<Long> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,7})([MG]?)(I?B)?");

  @Override
  public Long convert(String value) {
    Matcher matcher = FORM.matcher(value.toUpperCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new TypeConversionException("4G, 512M: \"" + value + "\"");
    }
    return Long.parseLong(matcher.group(1)) * (matcher.group(2).equals("G") ? 1024 : 1);
  }
}
