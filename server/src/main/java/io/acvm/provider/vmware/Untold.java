package io.acvm.provider.vmware;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.acvm.vmfiles.SmallFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves of VMs that VMware's library has not heard of yet, in a small file that is there only as
 * long as there are any.
 */
final class Untold {
  private static final Logger LOG = LoggerFactory.getLogger(Untold.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAME = ".acvm-untold.json";
  private static final int MAX_BYTES = 16 << 20;

  private final Path file;

  /**
   * @param permanent the directory that VMs are moved to and from
   */
  Untold(Path permanent) {
    this.file = permanent.resolve(NAME);
  }

  /** From a .vmx to another. */
  record Move(Path from, Path to) {}

  boolean isAny() {
    return Files.isRegularFile(file);
  }

  /** In their order; what cannot be read is forgotten. */
  synchronized List<Move> moves() throws IOException {
    List<Move> moves = new ArrayList<>();
    if (!isAny()) {
      return moves;
    }
    try {
      for (JsonNode move : JSON.readTree(SmallFiles.read(file, MAX_BYTES))) {
        moves.add(new Move(Path.of(move.path("from").asText()), Path.of(move.path("to").asText())));
      }
      return moves;
    } catch (JsonProcessingException | InvalidPathException spoiled) {
      LOG.warn("{} cannot be read: Workstation's library is not told what it held", file, spoiled);
      return new ArrayList<>();
    }
  }

  /** Once, however often it is repeated. */
  synchronized void add(Move move) throws IOException {
    List<Move> moves = moves();
    if (moves.isEmpty() || !moves.get(moves.size() - 1).equals(move)) {
      moves.add(move);
      keep(moves);
    }
  }

  synchronized void keep(List<Move> moves) throws IOException {
    if (moves.isEmpty()) {
      Files.deleteIfExists(file);
      return;
    }
    ArrayNode all = JSON.createArrayNode();
    for (Move move : moves) {
      all.addObject().put("from", move.from().toString()).put("to", move.to().toString());
    }
    SmallFiles.replace(file, JSON.writeValueAsBytes(all));
  }
}
