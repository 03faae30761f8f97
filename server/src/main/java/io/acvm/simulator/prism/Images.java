package io.acvm.simulator.prism;

import io.vertx.core.json.JsonObject;

/** Reading the rows of images. */
final class Images {
  private Images() {}

  static long sizeBytes(JsonObject image) {
    return image.getJsonObject("status").getJsonObject("resources").getLong("size_bytes", 0L);
  }

  /** Whether it was made of a VM's disk, of which nothing but the size is known. */
  static boolean isOfDisk(JsonObject image) {
    return image
        .getJsonObject("spec")
        .getJsonObject("resources")
        .containsKey("data_source_reference");
  }

  static void setSizeBytes(JsonObject image, long bytes) {
    image.getJsonObject("status").getJsonObject("resources").put("size_bytes", bytes);
  }
}
