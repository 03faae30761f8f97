/**
 * A simulated {@code vmrun}: a program of its own that answers as the real command does, and works
 * on real VMX, VMDK and VMSD files. {@link io.acvm.simulator.vmrun.VmrunInstallation} sets one up.
 *
 * <p>Every call is a process, so this room loads little: no library, and no lambda, regular
 * expression or string template on the way of {@code list}.
 */
package io.acvm.simulator.vmrun;
