package io.acvm.cli.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.api.model.VmSource;
import io.acvm.cli.CliException;
import io.acvm.cli.ExitCode;
import io.acvm.cli.NameLookup;
import io.acvm.cli.Texts;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import java.util.List;

/** Finds what a person means by the name or id of a template, network or cluster. */
public final class CatalogueLookup {
  private final ApiClient api;
  private final Texts texts;

  public CatalogueLookup(ApiClient api, Texts texts) {
    this.api = api;
    this.texts = texts;
  }

  /** Id of the provider that is taken when none is named. */
  public String defaultProvider() {
    for (JsonNode each : api.get(Query.path("api", "providers")).path("items")) {
      if (each.path("isDefault").asBoolean()) {
        return each.path("id").textValue();
      }
    }
    throw new CliException(ExitCode.INVALID, texts.get("failure.noDefaultProvider"));
  }

  public VmSource template(String provider, String reference) {
    JsonNode template = one("templates", provider, reference);
    return new VmSource(
        VmSource.TypeEnum.of(template.path("type").textValue()), template.path("id").textValue());
  }

  public List<String> networks(String provider, List<String> references) {
    return references.stream()
        .map(each -> one("networks", provider, each).path("id").textValue())
        .toList();
  }

  public String cluster(String provider, String reference) {
    return one("clusters", provider, reference).path("id").textValue();
  }

  private JsonNode one(String kind, String provider, String reference) {
    return new NameLookup(texts)
        .one(
            api.get(Query.path("api", kind).with("provider", provider)).path("items"),
            reference,
            "name",
            texts.get("failure.notFound." + kind, reference, provider));
  }
}
