/** What the API has: its groups, their resources and verbs, one by one or all at once (aggregated discovery). */
import {createHash} from 'node:crypto';
import {apiVersionOf} from '../../api/kinds.js';
import type {Exchange} from './exchange.js';
import {negotiate} from './negotiate.js';
import {send} from './respond.js';
import {type Route, unknownPath} from './router.js';
import {type GroupVersion, groupVersions, type Kind, type Resource} from './served.js';

export type DiscoveryRoute = Extract<Route, {to: 'versions' | 'groups' | 'group' | 'resources'}>;

/** Throws an ApiError 404 for a group or version that is not served. */
export async function answerDiscovery(exchange: Exchange, route: DiscoveryRoute): Promise<void> {
	const wanted = negotiate(exchange.request.headers.accept, ['APIGroupDiscoveryList']);
	const {apiVersion, format} = wanted;
	if (wanted.shape === 'APIGroupDiscoveryList' && (route.to === 'versions' || route.to === 'groups')) {
		const type = `application/${format};g=apidiscovery.k8s.io;v=${apiVersion.split('/')[1]};as=APIGroupDiscoveryList`;
		return tagged(exchange, {text: aggregated(route.to, apiVersion), type});
	}
	await send(exchange, {text: JSON.stringify(document(route)), format});
}

/** Clients keep it, and ask whether it is still so. */
async function tagged(
	exchange: Exchange,
	{text, type}: {readonly text: string; readonly type: string},
): Promise<void> {
	const {request, response} = exchange;
	const tag = `"${createHash('sha256').update(text).digest('hex').toUpperCase()}"`;
	response.setHeader('etag', tag);
	response.setHeader('vary', 'Accept');
	if (request.headers['if-none-match'] === tag) return void response.writeHead(304).end();
	await send(exchange, {text, type});
}

function document(route: DiscoveryRoute): object {
	switch (route.to) {
		case 'versions':
			return {kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: []};
		case 'groups':
			return {
				kind: 'APIGroupList',
				apiVersion: 'v1',
				groups: groupNames().filter(Boolean).map(apiGroup),
			};
		case 'group': {
			if (route.group === '' || !groupNames().includes(route.group)) throw unknownPath();
			return {kind: 'APIGroup', apiVersion: 'v1', ...apiGroup(route.group)};
		}
		case 'resources': {
			const found = groupVersions.find(
				({group, version}) => group === route.group && version === route.version,
			);
			if (!found) throw unknownPath();
			return resourceList(found);
		}
	}
}

function groupNames(): readonly string[] {
	return [...new Set(groupVersions.map(({group}) => group))];
}

function versionsOf(name: string): readonly GroupVersion[] {
	return groupVersions.filter(({group}) => group === name);
}

/** The newest version is the first one. */
function apiGroup(name: string): object {
	const versions = versionsOf(name).map(({group, version}) => ({
		groupVersion: `${group}/${version}`,
		version,
	}));
	return {name, versions, preferredVersion: versions[0]};
}

function resourceList(of: GroupVersion): object {
	const resources = of.resources.flatMap(({parts: its, response, ...resource}) => [
		{...resource, kind: response.kind, ...elsewhere(response, of)},
		...its.map(part => ({
			name: `${resource.name}/${part.name}`,
			singularName: '',
			namespaced: resource.namespaced,
			...elsewhere(part.response, of),
			kind: part.response.kind,
			verbs: part.verbs,
		})),
	]);
	return {kind: 'APIResourceList', apiVersion: 'v1', groupVersion: apiVersionOf(of), resources};
}

function elsewhere({group, version}: Kind, of: GroupVersion): object {
	return group === of.group ? {} : {group, version};
}

function aggregated(which: 'versions' | 'groups', apiVersion: string): string {
	const items = groupNames()
		.filter(group => (group === '') === (which === 'versions'))
		.map(group => ({
			metadata: {...(group !== '' && {name: group}), creationTimestamp: null},
			versions: versionsOf(group).map(({version, resources}) => ({
				version,
				resources: resources.map(discovered),
				freshness: 'Current',
			})),
		}));
	return JSON.stringify({kind: 'APIGroupDiscoveryList', apiVersion, metadata: {}, items});
}

function discovered({name, singularName, namespaced, response, parts: its, ...resource}: Resource): object {
	const {verbs: its_verbs, shortNames, categories} = resource;
	return {
		resource: name,
		responseKind: response,
		scope: namespaced ? 'Namespaced' : 'Cluster',
		singularResource: singularName,
		verbs: its_verbs,
		...(shortNames && {shortNames}),
		...(categories && {categories}),
		...(its.length > 0 && {
			subresources: its.map(part => ({
				subresource: part.name,
				responseKind: part.response,
				verbs: part.verbs,
			})),
		}),
	};
}
