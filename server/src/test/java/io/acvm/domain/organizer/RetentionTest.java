package io.acvm.domain.organizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  @Test
  void whatAKeptBackupNeedsIsKeptWithAllThatItNeeds() {
    // Given
    given("2026-01-01T10:00:00Z");
    given(List.of("b-0"), "2026-01-02T10:00:00Z");
    given("2026-01-03T10:00:00Z");
    given(List.of("b-1"), "2026-01-04T10:00:00Z");

    // When
    List<Retention.Choice> choices = new Retention(1, 0, 0, 0).choose(backups);

    // Then
    assertThat(choices)
        .extracting(choice -> choice.backup().id().value(), Retention.Choice::reasons)
        .containsExactly(
            tuple("b-3", Set.of(Retention.Reason.LAST)),
            tuple("b-2", Set.of()),
            tuple("b-1", Set.of(Retention.Reason.NEEDED)),
            tuple("b-0", Set.of(Retention.Reason.NEEDED)));
  }

  private void given(String... times) {
    given(List.of(), times);
  }

  private void given(List<String> needed, String... times) {
    List<BackupId> needs = needed.stream().map(BackupId::new).toList();
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
              Optional.empty(),
              Backup.Consistency.POWERED_OFF,
              needs));
    }
  }

  private List<String> kept(Retention retention) {
    return retention.choose(backups).stream()
        .filter(Retention.Choice::keep)
        .map(choice -> choice.backup().createdAt().toString())
        .toList();
  }
}
