/**
 * The file system of a container. Its programs are the host's, so they see the host's folders; but what they write, change and
 * delete there stays in a memory of the container's own, and goes with its mount namespace.
 */

/**
 * For sh, as root in a mount namespace that will be the container's: `sh -c SCRIPT container [FOLDER…] -- COMMAND…`. Makes the
 * folders (where volumes would be), writes its own number to descriptor 3, and becomes the command. Ends with 126, and runs
 * nothing, if a folder of the host could be written to.
 *
 * The new root is a tmpfs with an overlay for each folder of the host's root: one overlay for all of `/` is not to be had without
 * root, because it would uncover what lies below the host's mounts (clone_private_mount refuses that, EINVAL). For the same
 * reason a folder with mounts below it is made of its own folders, two levels deep. Below each overlay lies a read-only bind
 * mount of the same folder: where an overlay is refused (of vfat, of two others), that is what remains. All mounts are one call
 * of mount(8), which goes on after one that fails; at the end it is looked whether anything is left that could be written to.
 * The node's /etc is an overlay already: where the host's root is one too, as in Docker, the kernel takes no third
 * (FILESYSTEM_MAX_STACK_DEPTH), and /etc is copied.
 * `nodev`, and no `/dev` of the host but the usual devices: disks are the host's files too.
 * The terminals are the host's, because that of `kubectl exec -it` is one of them; read-only, which keeps their owners and modes.
 */
export const containerScript = `set -eu
umask 022
path=\${PATH-}
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
mine=/run
new=$mine/root
mount -n -t tmpfs -o nodev,mode=755 container $mine
points="
$(cut -d ' ' -f 5 /proc/self/mountinfo)
"
# Without root there are no trusted attributes for the overlay to write; those of users serve as well.
read -r _ _ ids </proc/self/uid_map
options=nodev
[ "$ids" -eq 4294967295 ] || options=nodev,userxattr
folders= files= table=
nested=0
grep -Eq '^([^ ]+ ){4}/ .* - overlay ' /proc/self/mountinfo || nested=$?
layer() {
	if [ $1 = /etc ] && [ $nested = 0 ]; then
		mkdir -p $new/etc
		cp -a /etc/. $new/etc/ 2>/dev/null || :
		return
	fi
	folders="$folders $mine/upper$1 $mine/work$1"
	table="$table$1 $new$1 none bind,ro 0 0
container $new$1 overlay lowerdir=$1,upperdir=$mine/upper$1,workdir=$mine/work$1,$options 0 0
"
}
# A folder with mounts in it.
crowded() {
	case $1 in
		# Only files of the pod's own.
		/etc) layer /etc ;;
		/*/*/*) ;;
		*) walk "$1" ;;
	esac
}
walk() {
	local at links=
	for at in "$1"/* "$1"/.[!.]*; do
		case $at in
			*[!A-Za-z0-9._@+=/-]* | /dev | /proc | /run | /sys | /tmp | /var/tmp) continue ;;
		esac
		if [ -h "$at" ]; then
			links="$links $at"
		elif [ -f "$at" ]; then
			files="$files $new$at"
			table="$table$at $new$at none bind,ro 0 0
"
		elif [ -d "$at" ]; then
			folders="$folders $new$at"
			case $points in
				*"
$at/"*) crowded "$at" ;;
				*) layer "$at" ;;
			esac
		fi
	done
	[ -n "$links" ] || return 0
	mkdir -p "$new$1"
	cp -P $links "$new$1/"
}
walk ''
for device in null zero full random urandom tty net/tun; do
	[ -e /dev/$device ] || continue
	files="$files $new/dev/$device"
	table="$table/dev/$device $new/dev/$device none bind 0 0
"
done
for file in hostname hosts resolv.conf; do
	case $points in *"
/etc/$file
"*) table="$table/etc/$file $new/etc/$file none bind 0 0
" ;;
	esac
done
# Without root, only who owns a folder may write there: these are the container's, with what the host has in them.
for folder in usr/local/bin usr/local/etc usr/local/lib usr/local/share var/cache var/lib var/log; do
	folders="$folders $mine/upper/$folder"
done
mkdir -p $folders $mine/upper/var/tmp $new/proc $new/sys $new/dev/net $new/dev/pts $new/run
mkdir -m 1777 $new/tmp $mine/tmp $new/dev/shm $new/run/lock
ln -s /proc/self/fd pts/ptmx $new/dev/
for file in $files; do
	: >$file
done
echo "$new $new none bind 0 0
$table$mine/tmp $new/var/tmp none bind 0 0
/proc $new/proc none bind 0 0
/proc/sys $new/proc/sys none bind,ro 0 0
/proc/sys/net $new/proc/sys/net none bind 0 0
/proc/sysrq-trigger $new/proc/sysrq-trigger none bind,ro 0 0
sysfs $new/sys sysfs ro,nosuid,nodev,noexec 0 0
/dev/pts $new/dev/pts none bind,ro 0 0" >$mine/table
mount -n --all --fstab $mine/table 2>/dev/null || :
cd $new
pivot_root . run
umount -n -l /run
ours='^([^ ]+ ){5}ro[ ,]| - (tmpfs|overlay) container | - (proc|sysfs) |^([^ ]+ ){4}/(dev|etc)/'
grep -Eqv "$ours" /proc/self/mountinfo && found=0 || found=$?
if [ $found -ne 1 ]; then
	echo "cnilab: it is not run: it could write to the host's files: $(grep -Ev "$ours" /proc/self/mountinfo)" >&2
	exit 126
fi
while [ "$1" != -- ]; do
	mkdir -p -- "$1" || :
	shift
done
shift
read -r self _ </proc/self/stat
echo $self >&3
PATH=$path
exec 3>&-
exec "$@"
`;
