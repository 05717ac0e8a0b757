#!/usr/bin/env bash
# debian13.mjs runs this in new mount, PID and UTS namespaces: debian13-inside.sh ROOT WORK COMMAND…
# The new root is an overlay on ROOT with its changes in memory, so that each run starts from the same empty Debian.
set -euo pipefail
debian=$1 work=$2
shift 2

hostname debian13
mkdir "$work/memory"
mount -t tmpfs tmpfs "$work/memory"
mkdir "$work"/memory/{changes,work,root}
new=$work/memory/root
mount -t overlay overlay -o "lowerdir=$debian,upperdir=$work/memory/changes,workdir=$work/memory/work" "$new"
mount -t proc proc "$new/proc"
mount --rbind /sys "$new/sys"
mount --rbind /dev "$new/dev"
# What this machine has to reach the package registries.
cp -L /etc/resolv.conf "$new/etc/resolv.conf"
# Not in the place of Debian's own, which the package ca-certificates writes.
mkdir -p "$new/etc/ssl"
cp -L /etc/ssl/certs/ca-certificates.crt "$new/etc/ssl/host-certificates.crt"
cp "$work/npmrc" "$new/root/.npmrc"
cp -r "$work/clone" "$new/root/cnilab"
# The new root becomes the root of this mount namespace, and this machine's is gone from it. Not chroot: cnilab enters
# mount namespaces, and who does that gets the namespace's root, which for a chroot is that of the machine around it.
cd "$new"
mkdir old
pivot_root . old
umount -l /old
rmdir /old
cd /root/cnilab

failed=0
for command; do
	printf '\nroot@debian13:~/cnilab# %s\n' "$command"
	code=0
	SECONDS=0
	env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TERM=dumb LANG=C.UTF-8 \
		NODE_EXTRA_CA_CERTS=/etc/ssl/host-certificates.crt \
		${http_proxy+http_proxy="$http_proxy"} ${https_proxy+https_proxy="$https_proxy"} \
		bash -c "$command" </dev/null || code=$?
	printf 'exit %s after %s s\n' "$code" "$SECONDS"
	[ "$code" = 0 ] || failed=1
done
exit "$failed"
