/** What the API server fills in for a container (kubernetes, pkg/apis/core/v1/defaults.go). */
import type {
	Container,
	ContainerPort,
	EnvVar,
	EphemeralContainer,
	HTTPGetAction,
	Lifecycle,
	Probe,
	ResourceRequirements,
} from 'kubernetes-types/core/v1.js';
import {inMilli} from '../quantity.js';
import {changedAll, changedFields} from './change.js';
import {pullPolicyOf} from './image.js';

export function withContainerDefaults<T extends Container | EphemeralContainer>(container: T): T {
	const filled = {
		imagePullPolicy: pullPolicyOf(container.image),
		terminationMessagePath: '/dev/termination-log',
		terminationMessagePolicy: 'File',
		...container,
	};
	return changedFields(filled as Container, {
		ports: ports => changedAll(ports, withProtocol),
		env: env => changedAll(env, withFieldVersion),
		resources: withRoundedResources,
		livenessProbe: withProbeDefaults,
		readinessProbe: withProbeDefaults,
		startupProbe: withProbeDefaults,
		lifecycle: withLifecycleDefaults,
	}) as T;
}

/** `fieldRef` of an environment variable, or of a file of a downward API volume. */
export function withFieldRefVersion<T extends {fieldRef?: {apiVersion?: string; fieldPath: string}}>(
	source: T,
): T {
	return source.fieldRef ? {...source, fieldRef: {apiVersion: 'v1', ...source.fieldRef}} : source;
}

/** A pod in the network of its node has its ports there. */
export function withHostPorts(container: Container): Container {
	return changedFields(container, {
		ports: ports =>
			changedAll(ports, port => (port.hostPort ? port : {...port, hostPort: port.containerPort})),
	});
}

/** What a pod may use it also asks for. */
export function withRequests(container: Container): Container {
	const {limits, requests} = container.resources ?? {};
	if (!limits) return container;
	return {...container, resources: {...container.resources, requests: {...limits, ...requests}}};
}

function withProtocol(port: ContainerPort): ContainerPort {
	return {protocol: 'TCP', ...port};
}

function withFieldVersion(variable: EnvVar): EnvVar {
	return variable.valueFrom ? {...variable, valueFrom: withFieldRefVersion(variable.valueFrom)} : variable;
}

function withRoundedResources(resources: ResourceRequirements): ResourceRequirements {
	return changedFields(resources, {limits: withRounded, requests: withRounded});
}

function withRounded(list: Record<string, string>): Record<string, string> {
	if (!Object.values(list).some(quantity => /[nu]$/.test(quantity))) return list;
	return Object.fromEntries(Object.entries(list).map(([name, quantity]) => [name, inMilli(quantity)]));
}

function withProbeDefaults(probe: Probe): Probe {
	const {httpGet, grpc} = probe;
	return {
		timeoutSeconds: 1,
		periodSeconds: 10,
		successThreshold: 1,
		failureThreshold: 3,
		...probe,
		...(httpGet && {httpGet: withHttpDefaults(httpGet)}),
		...(grpc && {grpc: {service: '', ...grpc}}),
	};
}

function withLifecycleDefaults(lifecycle: Lifecycle): Lifecycle {
	const handler = <T extends {httpGet?: HTTPGetAction}>(one: T): T =>
		one.httpGet ? {...one, httpGet: withHttpDefaults(one.httpGet)} : one;
	return changedFields(lifecycle, {postStart: handler, preStop: handler});
}

function withHttpDefaults(action: HTTPGetAction): HTTPGetAction {
	return {path: '/', scheme: 'HTTP', ...action};
}
