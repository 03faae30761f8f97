package io.acvm.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Password hashes: Argon2id with the parameters that OWASP recommends, as PHC strings. Works on two
 * threads of its own (19 MiB each); what would wait too long is refused with {@code
 * TOO_MANY_REQUESTS}.
 */
final class Passwords {
  private static final int THREADS = 2;
  private static final int MOST_AT_ONCE = 64;
  private static final int MEMORY_KIB = 19_456;
  private static final int ITERATIONS = 2;
  private static final int PARALLELISM = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final String CURRENT =
      "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + ITERATIONS + ",p=" + PARALLELISM + "$";

  /** Of no password: so that a user name that nobody has takes as long as a wrong password. */
  private static final String NOBODYS = CURRENT + base64(SALT_BYTES) + "$" + base64(HASH_BYTES);

  private final WorkerExecutor workers;
  private final SecureRandom random;
  private final AtomicInteger underWay = new AtomicInteger();

  Passwords(Vertx vertx, SecureRandom random) {
    this.workers = vertx.createSharedWorkerExecutor("acvm-passwords", THREADS);
    this.random = random;
  }

  Future<String> hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return work(() -> argon2().hash(bytes(password), salt).getResult());
  }

  /** Whether it is the password. Without a hash it is not, but to find out takes as long. */
  Future<Boolean> verify(String password, Optional<String> hash) {
    String compared = hash.orElse(NOBODYS);
    return work(
        () ->
            Argon2Function.getInstanceFromHash(compared)
                    .check(bytes(password), compared.getBytes(UTF_8))
                && hash.isPresent());
  }

  /** False when a hash was made with other parameters than ours. */
  static boolean isCurrent(String hash) {
    return hash.startsWith(CURRENT);
  }

  private <T> Future<T> work(Callable<T> work) {
    if (underWay.incrementAndGet() > MOST_AT_ONCE) {
      underWay.decrementAndGet();
      return Future.failedFuture(
          AcvmException.of(ErrorCode.TOO_MANY_REQUESTS, "retryAfterSeconds", "1"));
    }
    return workers
        .executeBlocking(work, false)
        .andThen((result, failure) -> underWay.decrementAndGet());
  }

  private static Argon2Function argon2() {
    return Argon2Function.getInstance(MEMORY_KIB, ITERATIONS, PARALLELISM, HASH_BYTES, Argon2.ID);
  }

  /** One spelling of letters with accents: keyboards and systems differ in how they compose. */
  private static byte[] bytes(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(UTF_8);
  }

  private static String base64(int zeros) {
    return Base64.getEncoder().withoutPadding().encodeToString(new byte[zeros]);
  }
}
