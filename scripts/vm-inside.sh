#!/bin/bash
# The first process of the machine, in its Debian: runs the tests, says how they ended, and turns the machine off.
# What it says goes to the second serial port; the first one is the kernel's console.
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 TERM=dumb CI=true NO_COLOR=1
cd /

# Debian's folder is read-only, as all users of a cache share it.
for folder in /run /tmp /root /var/tmp /dev/shm; do
	mkdir -p "$folder"
	mount -t tmpfs -o mode=1777 tmpfs "$folder"
done
mkdir /dev/pts /mnt/changes
mount -t devpts devpts /dev/pts
mount -t cgroup2 cgroup2 /sys/fs/cgroup
chmod 0666 /dev/net/tun 2>/dev/null
hostname debian13
ip link set lo up

# The project as on the host, the tests' JavaScript over it, and what is written stays in memory.
layered() {
	mkdir -p "/mnt/changes/$1/upper" "/mnt/changes/$1/work"
	mount -t overlay overlay -o "lowerdir=$2,upperdir=/mnt/changes/$1/upper,workdir=/mnt/changes/$1/work" "$3"
}
layered project /mnt/run/layer:/mnt/project /cnilab
# It may be a link to somewhere else on the host.
[ -L /cnilab/node_modules ] && rm /cnilab/node_modules
mkdir -p /cnilab/node_modules
layered packages /mnt/packages /cnilab/node_modules

stty -F /dev/ttyS1 raw -echo
{
	echo "cnilab-vm: Linux $(uname -r), Node $(node --version), $(nproc) processors, up after $(cut -d' ' -f1 /proc/uptime) s"
	cd /cnilab
	# Through a pipe: on a terminal ava would draw.
	{ sh -c "$(cat /mnt/run/command)" 2>&1; echo $? >/mnt/run/exit; } | cat
} >/dev/ttyS1 2>&1 </dev/null
sync
# No init that could be asked to do it: at a restart QEMU ends (-no-reboot).
echo b >/proc/sysrq-trigger
sleep 60
