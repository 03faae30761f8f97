#!/bin/sh
# Backs the virtual machine in vm_files up. One that runs gets a snapshot first and is then shut
# down, by its guest if possible. The backup is made, and read again, by the server: sign in once
# with "acvm login". VMRUN and ACVM may name the programs to use.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd -P)
vmrun=${VMRUN:-vmrun}
acvm=${ACVM:-acvm}
vmx=
for file in "$here"/vm_files/*.vmx; do
  [ -f "$file" ] && vmx=$file
done
[ -n "$vmx" ] || { echo "No virtual machine in $here/vm_files" >&2; exit 1; }
running=$("$vmrun" -T @HOST@ list)
if printf '%s\n' "$running" | tr -d '\r' | grep -Fxq -- "$vmx"; then
  name="before-backup-$(date +%Y%m%d-%H%M%S)"
  printf 'It runs: taking the snapshot %s of %s\n' "$name" "$vmx"
  "$vmrun" -T @HOST@ snapshot "$vmx" "$name"
  echo "Asking the guest to shut down"
  if ! "$vmrun" -T @HOST@ stop "$vmx" soft; then
    echo "It did not: cutting the power"
    "$vmrun" -T @HOST@ stop "$vmx" hard
  fi
fi
echo "Backing up"
"$acvm" backup create @ID@
echo "Done"
