package io.acvm.domain.organizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetentionTest {
  private final List<Backup> backups = new ArrayList<>();

  @Test
  void theNewestOfEachDayWeekAndMonthIsKept() {
    given("2026-03-02T10:00:00Z", "2026-03-02T08:00:00Z", "2026-03-01T10:00:00Z");
    given("2026-02-27T10:00:00Z", "2026-02-20T10:00:00Z", "2026-01-31T10:00:00Z");

    assertThat(kept(new Retention(0, 2, 0, 0)))
        .containsExactly("2026-03-02T10:00:00Z", "2026-03-01T10:00:00Z");
    assertThat(kept(new Retention(2, 0, 0, 0)))
        .containsExactly("2026-03-02T10:00:00Z", "2026-03-02T08:00:00Z");
    // The first of March 2026 is a Sunday: the week before that of the second.
    assertThat(kept(new Retention(1, 0, 3, 0)))
        .containsExactly("2026-03-02T10:00:00Z", "2026-03-01T10:00:00Z", "2026-02-20T10:00:00Z");
    assertThat(kept(new Retention(0, 0, 0, 3)))
        .containsExactly("2026-03-02T10:00:00Z", "2026-02-27T10:00:00Z", "2026-01-31T10:00:00Z");
  }

  @Test
  void theNewestGoodOneAlwaysStaysAndDamagedOnesCountForNothing() {
    given("2026-03-01T10:00:00Z", "2026-02-01T10:00:00Z");
    backups.set(0, backups.get(0).damaged());

    List<Retention.Choice> choices = new Retention(0, 0, 0, 0).choose(backups);

    assertThat(choices).allMatch(Retention.Choice::keep);
    assertThat(choices.get(0).reasons()).containsExactly(Retention.Reason.DAMAGED);
    assertThat(choices.get(1).reasons()).containsExactly(Retention.Reason.LAST);
  }

  private void given(String... times) {
    for (String time : times) {
      backups.add(
          new Backup(
              new BackupId("b-" + backups.size()),
              Optional.empty(),
              "web-01",
              Optional.empty(),
              Instant.parse(time),
              1,
              1,
              1,
              Backup.State.PROVEN,
              Optional.empty()));
    }
  }

  private List<String> kept(Retention retention) {
    return retention.choose(backups).stream()
        .filter(Retention.Choice::keep)
        .map(choice -> choice.backup().createdAt().toString())
        .toList();
  }
}
