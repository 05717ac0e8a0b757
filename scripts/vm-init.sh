#!/bin/sh
# The first process of the machine, in its initramfs: mounts what the host exports over 9p, and goes on in Debian.
export PATH=/bin
mount -t devtmpfs devtmpfs /dev
mount -t proc proc /proc
mount -t sysfs sysfs /sys
# In the order in which they need each other. virtio itself is in Debian's kernel.
for module in netfs 9pnet 9pnet_virtio 9p; do insmod "/$module.ko" || reboot -f; done
export9p() { mount -t 9p -o "trans=virtio,version=9p2000.L,cache=loose,msize=524288,$3" "$1" "$2" || reboot -f; }
export9p debian /new ro
mount -t tmpfs tmpfs /new/mnt
mkdir /new/mnt/project /new/mnt/packages /new/mnt/run
export9p project /new/mnt/project ro
export9p packages /new/mnt/packages ro
export9p run /new/mnt/run rw
for folder in dev proc sys; do mount -o move "/$folder" "/new/$folder"; done
exec switch_root /new /mnt/project/scripts/vm-inside.sh
