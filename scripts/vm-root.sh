#!/usr/bin/env bash
# mmdebstrap runs this when a Debian 13 with what labs need is in the folder $1: it gets a kernel, the modules of it that can
# matter to a lab, and an initramfs.
set -euo pipefail
root=$1
scripts=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
inside() { chroot "$root" env DEBIAN_FRONTEND=noninteractive "$@"; }

# Unpacked, not installed: there is no boot loader, and Debian's initramfs is made for real disks.
kernel=$(inside apt-cache depends linux-image-amd64 | sed -n 's/^ *Depends: //p')
inside sh -c 'cd /tmp && apt-get -qq download "$1" && dpkg-deb -x "$1"_*.deb / && rm "$1"_*.deb' sh "$kernel"
version=${kernel#linux-image-}
modules=$root/usr/lib/modules/$version
cd "$modules/kernel"
rm -rf sound
find drivers -mindepth 1 -maxdepth 1 ! -name net ! -name block ! -name virtio -exec rm -r {} +
find drivers/net -mindepth 1 -maxdepth 1 -type d ! -name wireguard ! -name vxlan ! -name ipvlan ! -name bonding \
	! -name team -exec rm -r {} +
# Uncompressed: without acceleration xz takes longer there than all the rest of loading a module.
inside sh -c 'find "$1" -name "*.ko.xz" -exec xz -d {} +' sh "/usr/lib/modules/$version"
# Here and not there: it takes half a minute in the machine.
inside depmod "$version"

draft=$root/opt/initramfs
mkdir -p "$draft"/{bin,dev,proc,sys,new}
cp "$root/usr/bin/busybox" "$draft/bin"
for applet in sh mount mkdir insmod switch_root reboot; do ln -s busybox "$draft/bin/$applet"; done
cp fs/netfs/netfs.ko net/9p/9pnet.ko net/9p/9pnet_virtio.ko fs/9p/9p.ko "$draft"
cp "$scripts/vm-init.sh" "$draft/init"
inside sh -c 'cd /opt/initramfs && find . | cpio -o -H newc --quiet | gzip -1' >"$root/boot/initramfs"
rm -r "$draft"
mv "$root/boot/vmlinuz-$version" "$root/boot/vmlinuz"

# Looked at before each start: a copy that was cut off would otherwise be a machine that says nothing.
(cd "$root/boot" && sha256sum vmlinuz initramfs >sums)

mkdir "$root/cnilab"
echo '127.0.0.1 localhost debian13' >"$root/etc/hosts"
: >"$root/etc/resolv.conf"
