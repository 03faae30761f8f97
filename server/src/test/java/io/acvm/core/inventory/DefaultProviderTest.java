package io.acvm.core.inventory;

import static io.acvm.core.TestWorld.ADMIN;
import static io.acvm.core.TestWorld.AMELIE;
import static io.acvm.domain.error.ErrorCode.PROVIDER_DISABLED;
import static io.acvm.domain.error.ErrorCode.PROVIDER_NOT_FOUND;
import static io.acvm.domain.error.ErrorCode.ROLE_REQUIRED;
import static io.acvm.domain.error.ErrorCode.SETTING_FIXED;
import static io.acvm.store.TestStores.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.core.TestWorld;
import io.acvm.core.event.EventLog;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.event.Event;
import io.acvm.domain.event.EventType;
import io.acvm.domain.provider.ChangeDefaultProvider;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.provider.ProviderInfo;
import io.acvm.domain.provider.ProviderType;
import io.acvm.domain.user.Principal;
import io.acvm.provider.fake.FakeSettings;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefaultProviderTest {
  @TempDir Path directory;
  private TestWorld world;
  private EventLog events;
  private DefaultProvider setting;

  @BeforeEach
  void open() {
    world = new TestWorld(directory, FakeSettings.DEFAULT);
    events = new EventLog(world.store, world.time, Duration.ofDays(1), event -> {});
    setting = configured(false, "one", "other", "-off");
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void theFirstOneCountsUntilAnAdministratorChoosesAnother() {
    assertThat(named(setting)).isEqualTo("one");

    await(change(ADMIN, "other"));

    assertThat(named(setting)).isEqualTo("other");
    assertThat(named(configured(false, "one", "other"))).isEqualTo("other");
    assertThat(await(setting.providers()))
        .extracting(ProviderInfo::isDefault)
        .containsExactly(false, true, false);
    assertThat(await(setting.provider(new ProviderId("one"))).isDefault()).isFalse();
    assertThat(told()).extracting(Event::type).containsExactly(EventType.SETTINGS_CHANGED);
    assertThat(told().get(0).facts())
        .containsEntry("value", "other")
        .containsEntry("previousValue", "one");
  }

  @Test
  void whatIsChosenAlreadyIsNotToldAgain() {
    await(change(ADMIN, "one"));
    assertThat(told()).isEmpty();
  }

  @Test
  void aChoiceThatIsDisabledOrGoneCountsNoMore() {
    await(change(ADMIN, "other"));
    assertThat(named(configured(false, "one", "-other"))).isEqualTo("one");
    assertThat(named(configured(false, "one"))).isEqualTo("one");
  }

  @Test
  void theConfigurationWinsOverWhatWasChosenAndCannotBeChanged() {
    await(change(ADMIN, "other"));
    setting = configured(true, "one", "other");
    assertThat(named(setting)).isEqualTo("one");
    assertThat(refusal(ADMIN, "other")).isEqualTo(SETTING_FIXED);
  }

  @Test
  void onlyAdministratorsChooseAndOnlyWhatIsEnabled() {
    assertThat(refusal(AMELIE, "other")).isEqualTo(ROLE_REQUIRED);
    assertThat(refusal(ADMIN, "off")).isEqualTo(PROVIDER_DISABLED);
    assertThat(refusal(ADMIN, "none")).isEqualTo(PROVIDER_NOT_FOUND);
  }

  @Test
  void whereNothingIsConfiguredThereIsNone() {
    assertThat(await(configured(false).current()).provider()).isEmpty();
  }

  private DefaultProvider configured(boolean fixed, String... ids) {
    List<ProviderConnection> connections = new ArrayList<>();
    for (String id : ids) {
      boolean enabled = !id.startsWith("-");
      ProviderInfo info =
          new ProviderInfo(
              new ProviderId(id.replace("-", "")),
              ProviderType.FAKE,
              id,
              enabled,
              connections.isEmpty(),
              Set.of());
      connections.add(
          new ProviderConnection(info, enabled ? Optional.of(world.hypervisor) : Optional.empty()));
    }
    return new DefaultProvider(
        new ProviderRegistry(connections, fixed), world.store, events, world.time);
  }

  private static String named(DefaultProvider setting) {
    return await(setting.current()).provider().orElseThrow().value();
  }

  private List<Event> told() {
    return await(world.store.read(tables -> tables.events().after(0, 100)));
  }

  private Future<?> change(Principal who, String provider) {
    return Future.succeededFuture()
        .compose(ok -> setting.change(new ChangeDefaultProvider(who, new ProviderId(provider))));
  }

  private ErrorCode refusal(Principal who, String provider) {
    return await(
        change(who, provider)
            .map(done -> ErrorCode.INTERNAL)
            .otherwise(cause -> AcvmException.from(cause).code()));
  }
}
