package io.acvm.vmfiles.seed;

import com.github.stephenc.javaisotools.iso9660.ConfigException;
import com.github.stephenc.javaisotools.iso9660.ISO9660File;
import com.github.stephenc.javaisotools.iso9660.ISO9660RootDirectory;
import com.github.stephenc.javaisotools.iso9660.NamingConventions;
import com.github.stephenc.javaisotools.iso9660.impl.CreateISO;
import com.github.stephenc.javaisotools.iso9660.impl.ISO9660Config;
import com.github.stephenc.javaisotools.iso9660.impl.ISOImageFileHandler;
import com.github.stephenc.javaisotools.joliet.impl.JolietConfig;
import com.github.stephenc.javaisotools.rockridge.impl.RockRidgeConfig;
import com.github.stephenc.javaisotools.sabre.HandlerException;
import com.github.stephenc.javaisotools.sabre.impl.ByteArrayDataReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Small ISO images from which a system configures itself when it is installed or first started. */
public final class SeedIso {
  private SeedIso() {}

  /**
   * Writes what cloud-init's NoCloud source reads.
   *
   * @param networkConfig empty text to leave the network to the other documents
   * @throws FileAlreadyExistsException when the file is there
   */
  public static void noCloud(Path iso, String metaData, String userData, String networkConfig)
      throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("meta-data", metaData.getBytes(StandardCharsets.UTF_8));
    files.put("user-data", userData.getBytes(StandardCharsets.UTF_8));
    if (!networkConfig.isEmpty()) {
      files.put("network-config", networkConfig.getBytes(StandardCharsets.UTF_8));
    }
    write(iso, "cidata", files);
  }

  /**
   * Writes the answer file that Windows Setup looks for on every removable medium, by the name that
   * it has for an installation and by the one for a system that sysprep has generalised.
   *
   * @throws FileAlreadyExistsException when the file is there
   */
  public static void windows(Path iso, String autounattendXml) throws IOException {
    byte[] answers = autounattendXml.getBytes(StandardCharsets.UTF_8);
    write(iso, "UNATTEND", Map.of("autounattend.xml", answers, "unattend.xml", answers));
  }

  /** The library keeps settings in static fields, so one image is written at a time. */
  private static synchronized void write(Path iso, String label, Map<String, byte[]> files)
      throws IOException {
    Files.createFile(iso);
    try {
      ISO9660RootDirectory root = new ISO9660RootDirectory();
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ByteArrayDataReference content = new ByteArrayDataReference(file.getValue());
        root.addFile(
            new ISO9660File(content, file.getKey(), Files.getLastModifiedTime(iso).toMillis()));
      }
      NamingConventions.VERBOSE = false;
      new CreateISO(new ISOImageFileHandler(iso.toFile()), root)
          .process(plain(label), new RockRidgeConfig(), joliet(label), null);
    } catch (HandlerException | ConfigException | IOException | RuntimeException e) {
      Files.deleteIfExists(iso);
      throw e instanceof IOException io ? io : new IOException("the image could not be written", e);
    }
  }

  /** Level 1 names as every system reads them; the real ones are in the two extensions. */
  private static ISO9660Config plain(String label) throws ConfigException {
    ISO9660Config config = new ISO9660Config();
    config.allowASCII(false);
    config.setInterchangeLevel(1);
    config.setVolumeID(label);
    config.forceDotDelimiter(true);
    config.setPadEnd(false);
    return config;
  }

  private static JolietConfig joliet(String label) throws ConfigException {
    JolietConfig config = new JolietConfig();
    config.setVolumeID(label);
    config.forceDotDelimiter(true);
    return config;
  }
}
