/**
 * Keeps order among the files of VMs: moves them to a permanent place, backs them up, finds what is
 * nobody's. Plain blocking Java; who calls sees to it that a VM is off and that nobody else works
 * on it. Whatever is begun can be killed at any instant: called again, it ends or goes back.
 */
package io.acvm.organizer;
