/** What the API server fills in for a volume (kubernetes, pkg/apis/core/v1/defaults.go and the tags of its types). */
import type {
	DownwardAPIVolumeSource,
	EphemeralVolumeSource,
	PersistentVolumeClaimSpec,
	ProjectedVolumeSource,
	Volume,
	VolumeProjection,
} from 'kubernetes-types/core/v1.js';
import {changedAll, changedFields} from './change.js';
import {withFieldRefVersion} from './container.js';

/** rw-r--r-- */
const fileMode = 0o644;

export function withVolumeDefaults(volume: Volume): Volume {
	// A volume without a source has its name alone.
	if (Object.keys(volume).every(field => field === 'name')) return {...volume, emptyDir: {}};
	return changedFields(volume, {
		secret: source => ({defaultMode: fileMode, ...source}),
		configMap: source => ({defaultMode: fileMode, ...source}),
		downwardAPI: source => withItems({defaultMode: fileMode, ...source}),
		projected: withProjectedDefaults,
		hostPath: source => ({type: '', ...source}),
		ephemeral: withClaimTemplate,
		iscsi: source => ({iscsiInterface: 'default', ...source}),
		rbd: source => ({pool: 'rbd', user: 'admin', keyring: '/etc/ceph/keyring', ...source}),
		azureDisk: source => ({
			cachingMode: 'ReadWrite',
			kind: 'Shared',
			fsType: 'ext4',
			readOnly: false,
			...source,
		}),
		scaleIO: source => ({storageMode: 'ThinProvisioned', fsType: 'xfs', ...source}),
	});
}

export function withClaimDefaults(spec: PersistentVolumeClaimSpec): PersistentVolumeClaimSpec {
	return {volumeMode: 'Filesystem', ...spec};
}

function withItems<T extends Pick<DownwardAPIVolumeSource, 'items'>>(source: T): T {
	return source.items ? {...source, items: changedAll(source.items, withFieldRefVersion)} : source;
}

function withProjectedDefaults(source: ProjectedVolumeSource): ProjectedVolumeSource {
	const projection = (one: VolumeProjection): VolumeProjection =>
		changedFields(one, {
			downwardAPI: withItems,
			serviceAccountToken: token => ({expirationSeconds: 3600, ...token}),
		});
	return {
		defaultMode: fileMode,
		...source,
		...(source.sources && {sources: changedAll(source.sources, projection)}),
	};
}

function withClaimTemplate(source: EphemeralVolumeSource): EphemeralVolumeSource {
	const template = source.volumeClaimTemplate;
	if (!template) return source;
	return {...source, volumeClaimTemplate: {...template, spec: withClaimDefaults(template.spec)}};
}
