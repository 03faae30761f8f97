#!/bin/sh
# Takes a snapshot of the virtual machine in vm_files, running or not.
# VMRUN may name the vmrun to use.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd -P)
vmrun=${VMRUN:-vmrun}
vmx=
for file in "$here"/vm_files/*.vmx; do
  [ -f "$file" ] && vmx=$file
done
[ -n "$vmx" ] || { echo "No virtual machine in $here/vm_files" >&2; exit 1; }
name="manual-$(date +%Y%m%d-%H%M%S)"
printf 'Taking the snapshot %s of %s\n' "$name" "$vmx"
"$vmrun" -T @HOST@ snapshot "$vmx" "$name"
echo "Done"
