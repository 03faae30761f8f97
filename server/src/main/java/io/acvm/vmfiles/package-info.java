/**
 * Reads and writes the files of a VMware Workstation VM, by the vendor's formats; knows nothing of
 * servers or processes.
 */
package io.acvm.vmfiles;
