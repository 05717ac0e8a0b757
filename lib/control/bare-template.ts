/**
 * A pod template without what says nothing: fields that are absent or have the default that the API server fills in. So
 * that a template hashes alike in a file and in a running lab, and whether or not somebody wrote a default down.
 */
import type {PodTemplateSpec} from 'kubernetes-types/core/v1.js';

/** A default, or how it follows from what is around it. */
type Default = unknown | ((parent: Fields) => unknown);
type Fields = Readonly<Record<string, unknown>>;
type Shape = {
	readonly defaults?: Readonly<Record<string, Default>>;
	readonly inside?: Readonly<Record<string, Shape>>;
};

export function bareTemplate(template: PodTemplateSpec): PodTemplateSpec {
	return bare(template, templateShape) as PodTemplateSpec;
}

/** Arrays have the shape of their items. */
function bare(value: unknown, shape: Shape = {}): unknown {
	if (Array.isArray(value)) return value.map(item => bare(item, shape));
	if (typeof value !== 'object' || value === null) return value;
	const parent = value as Fields;
	const kept: [string, unknown][] = [];
	for (const [key, inner] of Object.entries(parent)) {
		if (inner === undefined || inner === null || isDefault(inner, shape.defaults?.[key], parent)) continue;
		kept.push([key, typeof inner === 'object' ? bare(inner, shape.inside?.[key]) : inner]);
	}
	return Object.fromEntries(kept);
}

function isDefault(value: unknown, expected: Default, parent: Fields): boolean {
	if (expected === undefined) return false;
	if (expected === empty)
		return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
	return value === (typeof expected === 'function' ? expected(parent) : expected);
}

const empty = Symbol('an object without fields');

const httpGet: Shape = {defaults: {path: '/', scheme: 'HTTP'}};
const handler: Shape = {inside: {httpGet}};
const probe: Shape = {
	defaults: {timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3},
	inside: {httpGet, grpc: {defaults: {service: ''}}},
};
const fieldRef: Shape = {defaults: {apiVersion: 'v1'}};
const files: Shape = {defaults: {defaultMode: 0o644}, inside: {items: {inside: {fieldRef}}}};

const container: Shape = {
	defaults: {
		terminationMessagePath: '/dev/termination-log',
		terminationMessagePolicy: 'File',
		resources: empty,
		imagePullPolicy: ({image}: Fields) => pullPolicy(String(image ?? '')),
	},
	inside: {
		ports: {defaults: {protocol: 'TCP'}},
		env: {inside: {valueFrom: {inside: {fieldRef}}}},
		livenessProbe: probe,
		readinessProbe: probe,
		startupProbe: probe,
		lifecycle: {inside: {postStart: handler, preStop: handler}},
	},
};

const templateShape: Shape = {
	inside: {
		spec: {
			defaults: {
				restartPolicy: 'Always',
				dnsPolicy: 'ClusterFirst',
				schedulerName: 'default-scheduler',
				terminationGracePeriodSeconds: 30,
				securityContext: empty,
				serviceAccount: ({serviceAccountName}: Fields) => serviceAccountName,
			},
			inside: {
				containers: container,
				initContainers: container,
				volumes: {
					defaults: {emptyDir: empty},
					inside: {
						configMap: files,
						secret: files,
						downwardAPI: files,
						projected: {
							defaults: {defaultMode: 0o644},
							inside: {
								sources: {
									inside: {downwardAPI: files, serviceAccountToken: {defaults: {expirationSeconds: 3600}}},
								},
							},
						},
						hostPath: {defaults: {type: ''}},
					},
				},
			},
		},
	},
};

/** An image without a tag, or with the tag latest, is pulled each time. */
function pullPolicy(image: string): string {
	const [, tag] = /:([^/:@]+)(?:@|$)/.exec(image) ?? [];
	return (tag === undefined && !image.includes('@')) || tag === 'latest' ? 'Always' : 'IfNotPresent';
}
