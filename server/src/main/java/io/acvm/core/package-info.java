/** What the product does, in plain Java: operations, VMs, inventory, events. */
package io.acvm.core;
