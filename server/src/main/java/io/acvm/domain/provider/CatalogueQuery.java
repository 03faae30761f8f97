package io.acvm.domain.provider;

import java.util.Optional;

/** Which part of the catalogues is asked for. */
public record CatalogueQuery(Optional<ProviderId> provider, Optional<Template.Type> templateType) {}
