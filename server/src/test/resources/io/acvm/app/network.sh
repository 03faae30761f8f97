# A network of its own with one other machine, which ignores echo requests; runs "$@" in it.
set -e
fifo=$(mktemp -u)
mkfifo "$fifo"
unshare -n sh -c 'read end' <"$fifo" &
machine=$!
exec 3>"$fifo"
rm "$fifo"
until [ "$(readlink /proc/$machine/ns/net)" != "$(readlink /proc/$$/ns/net)" ]; do :; done
ip link set lo up
ip link add here type veth peer name there
ip link set there netns "$machine"
nsenter -t "$machine" -n sh -c 'ip addr add 10.99.0.2/24 dev there; ip link set there up; echo 1 >/proc/sys/net/ipv4/icmp_echo_ignore_all'
ip addr add 10.99.0.1/24 dev here
ip link set here up
"$@"
echo end >&3
