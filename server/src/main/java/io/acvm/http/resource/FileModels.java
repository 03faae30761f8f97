package io.acvm.http.resource;

import io.acvm.api.model.Backup;
import io.acvm.api.model.BackupList;
import io.acvm.api.model.CleanupItem;
import io.acvm.api.model.CleanupList;
import io.acvm.api.model.FileMove;
import io.acvm.api.model.OrganizePlan;
import io.acvm.api.model.OrganizedVm;
import io.acvm.api.model.OrganizedVmList;
import io.acvm.api.model.RetentionChoice;
import io.acvm.api.model.RetentionPlan;
import io.acvm.api.model.TrashItem;
import io.acvm.api.model.TrashList;
import io.acvm.bus.FileAddresses;
import io.acvm.domain.organizer.BackupId;
import io.acvm.domain.organizer.Retention;
import io.acvm.domain.provider.Offer;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.vm.VmId;
import io.acvm.http.Exchange;
import java.util.List;
import java.util.Optional;

/** What the organizer knows, as the contract shows it. */
final class FileModels {
  private FileModels() {}

  static FileAddresses.Of of(Exchange exchange) {
    return new FileAddresses.Of(
        Optional.ofNullable(exchange.input().text("provider")).map(ProviderId::new));
  }

  static OrganizePlan plan(io.acvm.domain.organizer.OrganizePlan plan) {
    return new OrganizePlan(
        OrganizePlan.MethodEnum.valueOf(plan.method().name()),
        plan.from(),
        plan.to(),
        plan.totalBytes(),
        plan.moves().stream()
            .map(move -> new FileMove(move.from(), move.to(), move.sizeBytes()))
            .toList());
  }

  static OrganizedVmList organized(List<Offer<io.acvm.domain.organizer.OrganizedVm>> offers) {
    return new OrganizedVmList(offers.stream().map(FileModels::organized).toList(), offers.size());
  }

  private static OrganizedVm organized(Offer<io.acvm.domain.organizer.OrganizedVm> offer) {
    var vm = offer.item();
    return new OrganizedVm(
        offer.provider().value(),
        vm.vm().map(VmId::value).orElse(null),
        vm.name(),
        vm.folder(),
        vm.organizedAt().orElse(null),
        vm.origin().orElse(null),
        vm.sizeBytes());
  }

  static BackupList backups(
      List<Offer<io.acvm.domain.organizer.Backup>> offers, Optional<String> vm) {
    var items =
        offers.stream()
            .filter(offer -> vm.isEmpty() || offer.item().vm().map(VmId::value).equals(vm))
            .map(FileModels::backup)
            .toList();
    return new BackupList(items, items.size());
  }

  static Backup backup(Offer<io.acvm.domain.organizer.Backup> offer) {
    var backup = offer.item();
    return new Backup(
        backup.id().value(),
        offer.provider().value(),
        backup.vm().map(VmId::value).orElse(null),
        backup.vmName(),
        backup.note().orElse(null),
        backup.createdAt(),
        backup.sizeBytes(),
        backup.contentBytes(),
        backup.fileCount(),
        Backup.StateEnum.valueOf(backup.state().name()),
        backup.provenAt().orElse(null),
        Backup.ConsistencyEnum.valueOf(backup.consistency().name()),
        backup.needs().stream().map(BackupId::value).toList());
  }

  static RetentionPlan retention(List<Retention.Choice> choices) {
    return new RetentionPlan(choices.stream().map(FileModels::choice).toList(), choices.size());
  }

  private static RetentionChoice choice(Retention.Choice choice) {
    return new RetentionChoice(
        choice.backup().id().value(),
        choice.backup().createdAt(),
        choice.keep(),
        choice.reasons().stream()
            .sorted()
            .map(reason -> RetentionChoice.ReasonsEnum.valueOf(reason.name()))
            .toList());
  }

  static CleanupList cleanup(List<Offer<io.acvm.domain.organizer.CleanupItem>> offers) {
    return new CleanupList(offers.stream().map(FileModels::cleanup).toList(), offers.size());
  }

  private static CleanupItem cleanup(Offer<io.acvm.domain.organizer.CleanupItem> offer) {
    var item = offer.item();
    return new CleanupItem(
        item.id(),
        offer.provider().value(),
        CleanupItem.KindEnum.valueOf(item.kind().name()),
        item.path(),
        item.sizeBytes(),
        item.modifiedAt());
  }

  static TrashList trash(List<Offer<io.acvm.domain.organizer.TrashItem>> offers) {
    return new TrashList(offers.stream().map(FileModels::trash).toList(), offers.size());
  }

  private static TrashItem trash(Offer<io.acvm.domain.organizer.TrashItem> offer) {
    var item = offer.item();
    return new TrashItem(
        item.id(), offer.provider().value(), item.path(), item.sizeBytes(), item.trashedAt());
  }
}
