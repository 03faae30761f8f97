package io.acvm.domain.provider;

import io.acvm.domain.user.Principal;

/** Change where VMs are made when nobody says where. */
public record ChangeDefaultProvider(Principal principal, ProviderId provider) {}
