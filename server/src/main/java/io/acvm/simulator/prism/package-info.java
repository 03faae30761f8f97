/**
 * A simulated Prism Central: REST API v3, and the part of the Prism Element API v2 that a real one
 * proxies for VM snapshots.
 *
 * <p>It is written to what a real Prism Central was recorded or reported to do, not to what a
 * client of ours would like. Where the real behaviour is not known the comment on the spot says
 * which reading was taken. Nothing here depends on the rest of the product.
 *
 * <p>All state belongs to one instance and is touched on one event loop only; a handler is a plain
 * function over that state, and its answer is sent after the change is on disk.
 */
package io.acvm.simulator.prism;
