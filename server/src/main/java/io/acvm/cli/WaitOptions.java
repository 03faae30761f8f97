package io.acvm.cli;

import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Whether a command stays until the work is done. */
public final class WaitOptions {
  @Option(
      names = "--wait",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      descriptionKey = "option.wait")
  private boolean wait;

  @Option(
      names = "--timeout",
      paramLabel = "90s|10m|1h",
      defaultValue = "30m",
      converter = Seconds.class,
      descriptionKey = "option.timeout")
  private Duration timeout;

  public boolean waits() {
    return wait;
  }

  public Duration timeout() {
    return timeout;
  }

  /** Durations as people write them; a bare number is seconds. */
  public static final class Seconds implements ITypeConverter<Duration> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})([smh]?)");
    private static final Map<String, TimeUnit> UNITS =
        Map.of("", SECONDS, "s", SECONDS, "m", MINUTES, "h", HOURS);

    @Override
    public Duration convert(String value) {
      Matcher matcher = FORM.matcher(value);
      if (!matcher.matches()) {
        throw new TypeConversionException("90s, 10m, 1h: \"" + value + "\"");
      }
      return Duration.of(
          Long.parseLong(matcher.group(1)), UNITS.get(matcher.group(2)).toChronoUnit());
    }
  }
}
