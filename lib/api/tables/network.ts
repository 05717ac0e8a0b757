/** Services and what is behind them, Ingresses, policies. */
import type {Endpoints, Service, ServicePort} from 'kubernetes-types/core/v1.js';
import type {EndpointSlice} from 'kubernetes-types/discovery/v1.js';
import type {Ingress, IngressClass, IngressRule, NetworkPolicy} from 'kubernetes-types/networking/v1.js';
import {ageColumn, column, nameColumn, printer, selectorColumn} from './printer.js';
import {ageOf, firstThree, labelText, none, selectorText} from './text.js';

export const servicePrinter = printer<Service>(
	[
		nameColumn,
		column('Type', 'Where it can be reached from.'),
		column('Cluster-IP', 'Its address inside the cluster.'),
		column('External-IP', 'Its addresses outside the cluster.'),
		column('Port(s)', 'Its ports, with the port of the nodes after a colon.'),
		ageColumn,
		selectorColumn,
	],
	(object, now) => {
		const {spec, metadata} = object;
		return [
			metadata.name,
			spec?.type ?? '',
			spec?.clusterIPs?.[0] ?? none,
			externalText(object),
			(spec?.ports ?? []).map(portText).join(',') || none,
			ageOf(object, now),
			labelText(spec?.selector),
		];
	},
);

function externalText({spec, status}: Service): string {
	const external = spec?.externalIPs ?? [];
	switch (spec?.type) {
		case 'ClusterIP':
		case 'NodePort':
			return external.join(',') || none;
		case 'LoadBalancer':
			return [balancerText(status?.loadBalancer), ...external].filter(Boolean).join(',') || '<pending>';
		case 'ExternalName':
			return spec.externalName ?? '';
		default:
			return '<unknown>';
	}
}

type Balancer = {readonly ingress?: readonly {readonly ip?: string; readonly hostname?: string}[]};

function balancerText({ingress = []}: Balancer = {}): string {
	const points = ingress.flatMap(({ip, hostname}) => ip || hostname || []);
	return [...new Set(points)].sort().join(',');
}

function portText({port, nodePort, protocol = 'TCP'}: ServicePort): string {
	return nodePort ? `${port}:${nodePort}/${protocol}` : `${port}/${protocol}`;
}

export const endpointsPrinter = printer<Endpoints>(
	[nameColumn, column('Endpoints', 'The addresses and ports behind the Service.'), ageColumn],
	(object, now) => [object.metadata.name, endpointsText(object), ageOf(object, now)],
);

function endpointsText({subsets = []}: Endpoints): string {
	const all = subsets.flatMap(({addresses = [], ports = []}) =>
		ports.length === 0
			? addresses.map(({ip}) => ip)
			: ports.flatMap(({port}) =>
					addresses.map(({ip}) => (ip.includes(':') ? `[${ip}]:${port}` : `${ip}:${port}`)),
				),
	);
	return firstThree(all, subsets.length === 0 ? none : '');
}

export const endpointSlicePrinter = printer<EndpointSlice>(
	[
		nameColumn,
		column('AddressType', 'IPv4, IPv6 or names.'),
		column('Ports', 'The ports of every endpoint.'),
		column('Endpoints', 'The addresses of the endpoints.'),
		ageColumn,
	],
	(object, now) => {
		const {ports, endpoints, addressType, metadata} = object;
		return [
			metadata.name,
			addressType,
			firstThree(
				(ports ?? []).map(({port, name}) => String(port ?? name ?? '*')),
				unset,
			),
			firstThree(
				(endpoints ?? []).flatMap(({addresses}) => addresses),
				unset,
			),
			ageOf(object, now),
		];
	},
);

const unset = '<unset>';

export const ingressPrinter = printer<Ingress>(
	[
		nameColumn,
		column('Class', 'The IngressClass that says who serves it.'),
		column('Hosts', 'The host names that its rules are for.'),
		column('Address', 'Where it is served.'),
		column('Ports', 'The ports that it is served on.'),
		ageColumn,
	],
	(object, now) => {
		const {spec, status, metadata} = object;
		return [
			metadata.name,
			spec?.ingressClassName ?? none,
			hostsText(spec?.rules ?? []),
			balancerText(status?.loadBalancer),
			(spec?.tls ?? []).length > 0 ? '80, 443' : '80',
			ageOf(object, now),
		];
	},
);

/** Rules without a host are not shown, but counted among those that are more than three. */
function hostsText(rules: readonly IngressRule[]): string {
	const named = [...rules.entries()].filter(([, {host}]) => host);
	const hosts = named.slice(0, 3).map(([, {host}]) => host);
	if (hosts.length === 0) return '*';
	const [third] = named[2] ?? [];
	const more = third !== undefined && rules.length > third + 1;
	return more ? `${hosts.join(',')} + ${rules.length - 3} more...` : hosts.join(',');
}

export const ingressClassPrinter = printer<IngressClass>(
	[
		nameColumn,
		column('Controller', 'Who serves Ingresses of this class.'),
		column('Parameters', 'The object with further settings.'),
		ageColumn,
	],
	(object, now) => {
		const {controller, parameters} = object.spec ?? {};
		const kind = parameters?.apiGroup ? `${parameters.kind}.${parameters.apiGroup}` : parameters?.kind;
		return [
			object.metadata.name,
			controller ?? '',
			parameters ? `${kind}/${parameters.name}` : none,
			ageOf(object, now),
		];
	},
);

export const networkPolicyPrinter = printer<NetworkPolicy>(
	[nameColumn, column('Pod-Selector', 'The pods that it is for.'), ageColumn],
	(object, now) => [object.metadata.name, selectorText(object.spec?.podSelector), ageOf(object, now)],
);
