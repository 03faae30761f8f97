package io.acvm.auth;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Hashes of secrets that are no API token. None can become one: new secrets are random. Bounded;
 * safe for several threads.
 */
final class KnownWrong {
  private static final int CAPACITY = 10_000;

  private final Map<String, Boolean> hashes =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > CAPACITY;
        }
      };

  synchronized boolean contains(String hash) {
    return hashes.get(hash) != null;
  }

  synchronized void note(String hash, Throwable cause) {
    if (cause instanceof AcvmException known && known.code() == ErrorCode.API_TOKEN_INVALID) {
      hashes.put(hash, true);
    }
  }
}
