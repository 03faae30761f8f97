package io.acvm.cli;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times and sizes for people: their zone, their language, units that keep numbers short. */
public final class Wording {
  private static final long MIB_PER_GIB = 1024;
  private static final long BYTES_PER_KIB = 1024;
  private static final double BYTES_PER_MIB = 1 << 20;

  private final Texts texts;
  private final ZoneId zone;

  public Wording(Texts texts, ZoneId zone) {
    this.texts = texts;
    this.zone = zone;
  }

  /** As in {@code 2026-01-15 10:30:00}; null stays null. */
  public String time(String rfc3339) {
    if (rfc3339 == null) {
      return null;
    }
    LocalDateTime time =
        LocalDateTime.ofInstant(Instant.parse(rfc3339), zone).truncatedTo(ChronoUnit.SECONDS);
    String text = time.toString().replace('T', ' ');
    return time.getSecond() == 0 && text.length() == 16 ? text + ":00" : text;
  }

  /** As in {@code 4 GiB} or {@code 1.5 GiB}; null stays null. */
  public String mebibytes(Long mebibytes) {
    if (mebibytes == null) {
      return null;
    }
    return mebibytes < MIB_PER_GIB
        ? mebibytes + " " + texts.get("unit.mib")
        : short1(mebibytes / (double) MIB_PER_GIB) + " " + texts.get("unit.gib");
  }

  /** The same of bytes; below a MiB rounded up, so that only nothing is nothing. */
  public String bytes(Long bytes) {
    if (bytes == null) {
      return null;
    }
    if (bytes < BYTES_PER_MIB) {
      return (bytes + BYTES_PER_KIB - 1) / BYTES_PER_KIB + " " + texts.get("unit.kib");
    }
    return bytes < MIB_PER_GIB * BYTES_PER_MIB
        ? short1(bytes / BYTES_PER_MIB) + " " + texts.get("unit.mib")
        : mebibytes(Math.round(bytes / BYTES_PER_MIB));
  }

  public Texts texts() {
    return texts;
  }

  /** One digit after the point where there is anything to say. */
  private String short1(double number) {
    long tenths = Math.round(number * 10);
    String point = texts.locale().getLanguage().equals(Locale.FRENCH.getLanguage()) ? "," : ".";
    return tenths % 10 == 0 ? "" + tenths / 10 : tenths / 10 + point + tenths % 10;
  }
}
