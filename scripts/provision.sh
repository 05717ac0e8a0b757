#!/usr/bin/env bash
# A new Debian 13 becomes a machine for labs: everything comes from Debian's packages and `npm ci`. As root:
#   provision.sh machine PROJECT         Debian's packages, kubectl among them
#   provision.sh project PROJECT USER    npm ci and the build, as USER, whose shells then begin in PROJECT
# The Vagrantfile runs both, and so does `npm run test:provision`.
set -euo pipefail

machine() {
	export DEBIAN_FRONTEND=noninteractive
	apt-get -qq -o Acquire::Retries=3 update
	echo 'provision: installing nodejs and npm'
	apt-get -qq install -y --no-install-recommends ca-certificates nodejs npm >/dev/null
	# What else a lab needs is known there, and nowhere twice.
	node "$1/scripts/setup.mjs" --machine
}

project() {
	runuser -u "$2" -- env HOME="$(getent passwd "$2" | cut -d: -f6)" sh -c 'cd "$1" && node scripts/setup.mjs' sh "$1"
	cat >/etc/profile.d/cnilab.sh <<-END
		if [ "\$USER" = '$2' ] && [ "\$PWD" = "\$HOME" ]; then
			cd '$1'
			case \$- in *i*) echo 'A lab: npm run lab flannel-vxlan    All of them: npm run lab    Then: npx cnilab help' ;; esac
		fi
	END
}

"$@"
