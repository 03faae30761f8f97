package io.acvm.app;

import io.acvm.cli.CliException;
import io.acvm.cli.ExitCode;
import io.acvm.cli.Texts;
import io.acvm.config.AcvmConfig;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.http.problem.Language;
import io.acvm.http.problem.ProblemTexts;
import java.net.BindException;
import java.util.Optional;

/** Says why a server could not start, so that a person can put it right. */
final class StartFailures {
  private final Texts texts;
  private final AcvmConfig config;

  StartFailures(Texts texts, AcvmConfig config) {
    this.texts = texts;
    this.config = config;
  }

  CliException explain(Throwable cause) {
    if (find(cause, BindException.class).isPresent()) {
      boolean simulator = find(cause, SimulatorFailure.class).isPresent();
      String host = simulator ? SimulatedPrism.HOST : config.server().host();
      int port = simulator ? config.mock().prismPort() : config.server().port();
      String option = simulator ? "--mock-prism-port" : "--port";
      return new CliException(
          ExitCode.ADDRESS_IN_USE, texts.get("server.addressInUse", host, port, option), cause);
    }
    Optional<AcvmException> known = find(cause, AcvmException.class);
    boolean inUse = known.filter(each -> each.code() == ErrorCode.DATABASE_IN_USE).isPresent();
    String reason = known.map(this::text).orElseGet(() -> cause.getClass().getSimpleName());
    return new CliException(
        inUse ? ExitCode.DATA_DIRECTORY_IN_USE : ExitCode.FAILED,
        texts.get("server.startFailed", reason, config.logging().directory().resolve("acvm.log")),
        cause);
  }

  private String text(AcvmException failure) {
    Language language = texts.language().equals("fr") ? Language.FRENCH : Language.ENGLISH;
    return ProblemTexts.title(failure.code(), language)
        + ": "
        + ProblemTexts.detail(failure.code(), failure.arguments(), language);
  }

  private static <T extends Throwable> Optional<T> find(Throwable cause, Class<T> type) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (type.isInstance(each)) {
        return Optional.of(type.cast(each));
      }
    }
    return Optional.empty();
  }

  /** Tells the simulator's port from the server's own. */
  static final class SimulatorFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SimulatorFailure(Throwable cause) {
      super(cause);
    }
  }
}
