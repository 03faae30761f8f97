package io.acvm.simulator.prism;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * A new P-256 key and a certificate for {@code localhost}, in PEM. The JDK has no public way to
 * make a certificate, and the three structures of RFC 5280 that one needs are shorter than a
 * dependency.
 */
record SelfSignedCertificate(String keyPem, String certificatePem) {
  private static final Duration VALIDITY = Duration.ofDays(3650);
  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final byte[] ECDSA_WITH_SHA256 = sequence(hex("06082a8648ce3d040302"));
  private static final byte[] COMMON_NAME = hex("0603550403");
  private static final byte[] SUBJECT_ALTERNATIVE_NAME = hex("0603551d11");
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  static SelfSignedCertificate generate(Instant now) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair keys = generator.generateKeyPair();
    byte[] signed = toBeSigned(keys, now);
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(keys.getPrivate());
    signature.update(signed);
    byte[] bits = join(List.of(new byte[] {0}, signature.sign()));
    byte[] certificate = sequence(signed, ECDSA_WITH_SHA256, der(0x03, bits));
    return new SelfSignedCertificate(
        pem("PRIVATE KEY", keys.getPrivate().getEncoded()), pem("CERTIFICATE", certificate));
  }

  private static byte[] toBeSigned(KeyPair keys, Instant now) {
    byte[] serial = new byte[16];
    new SecureRandom().nextBytes(serial);
    serial[0] = (byte) ((serial[0] & 0x3f) | 0x40);
    byte[] name = sequence(der(0x31, sequence(COMMON_NAME, text(0x0c, "simulated-prism-central"))));
    byte[] validity =
        sequence(
            text(0x17, UTC_TIME.format(now.minus(Duration.ofDays(1)))),
            text(0x17, UTC_TIME.format(now.plus(VALIDITY))));
    byte[] names = sequence(text(0x82, "localhost"), der(0x87, LOOPBACK));
    byte[] extensions = sequence(sequence(SUBJECT_ALTERNATIVE_NAME, der(0x04, names)));
    return sequence(
        der(0xa0, hex("020102")),
        der(0x02, serial),
        ECDSA_WITH_SHA256,
        name,
        validity,
        name,
        keys.getPublic().getEncoded(),
        der(0xa3, extensions));
  }

  private static byte[] sequence(byte[]... parts) {
    return der(0x30, join(List.of(parts)));
  }

  private static byte[] text(int tag, String text) {
    return der(tag, text.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] der(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length >= 0x100) {
      out.write(0x82);
      out.write(content.length >> 8);
    } else if (content.length >= 0x80) {
      out.write(0x81);
    }
    out.write(content.length & 0xff);
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] join(List<byte[]> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    parts.forEach(out::writeBytes);
    return out.toByteArray();
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  private static String pem(String type, byte[] der) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + type + "-----\n" + base64 + "\n-----END " + type + "-----\n";
  }
}
