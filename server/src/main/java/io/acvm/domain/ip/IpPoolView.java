package io.acvm.domain.ip;

/** A pool and how full it is. */
public record IpPoolView(IpPool pool, IpUtilisation utilisation) {}
