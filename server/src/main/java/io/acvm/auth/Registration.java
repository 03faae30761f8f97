package io.acvm.auth;

import io.acvm.auth.Journal.Entry;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.event.NewEvent;
import io.acvm.domain.user.AccountCommand.ChangeRegistration;
import io.acvm.domain.user.RegistrationPolicy;
import io.acvm.domain.user.RegistrationSetting;
import io.acvm.domain.user.Role;
import io.acvm.store.Store.Tables;
import io.vertx.core.Future;
import java.time.Clock;

/**
 * What happens when somebody signs up. The configuration decides where it says something; else what
 * an administrator last chose; else the start value.
 */
public final class Registration {
  private static final String SETTING = "registration";

  private final RegistrationSetting start;
  private final Journal journal;
  private final Clock clock;

  Registration(RegistrationSetting start, Journal journal, Clock clock) {
    this.start = start;
    this.journal = journal;
    this.clock = clock;
  }

  public Future<RegistrationSetting> current() {
    return start.fixed() ? Future.succeededFuture(start) : journal.read(this::chosen);
  }

  /** Fails with {@code ROLE_REQUIRED} or {@code SETTING_FIXED}. Repeating it changes nothing. */
  public Future<RegistrationSetting> change(ChangeRegistration command) {
    if (!command.principal().role().includes(Role.ADMINISTRATOR)) {
      return Future.failedFuture(
          AcvmException.of(ErrorCode.ROLE_REQUIRED, "role", Role.ADMINISTRATOR.name()));
    }
    if (start.fixed()) {
      return Future.failedFuture(AcvmException.of(ErrorCode.SETTING_FIXED, "name", SETTING));
    }
    return journal.write(
        tables -> chosen(tables).compose(before -> put(tables, before.policy(), command)));
  }

  private Future<Entry<RegistrationSetting>> put(
      Tables tables, RegistrationPolicy before, ChangeRegistration command) {
    RegistrationSetting after = new RegistrationSetting(command.policy(), false);
    return before == command.policy()
        ? Future.succeededFuture(Entry.of(after))
        : tables
            .settings()
            .put(SETTING, command.policy().name())
            .map(
                done ->
                    Entry.of(
                        after,
                        NewEvent.settingChanged(
                            command.principal().username(),
                            SETTING,
                            before.name(),
                            command.policy().name(),
                            clock.instant())));
  }

  private Future<RegistrationSetting> chosen(Tables tables) {
    return tables
        .settings()
        .find(SETTING)
        .map(
            value ->
                value
                    .map(RegistrationPolicy::valueOf)
                    .map(policy -> new RegistrationSetting(policy, false))
                    .orElse(start));
  }
}
