/** What the API server asks of an Ingress. */
import type {HTTPIngressPath, IngressBackend} from 'kubernetes-types/networking/v1.js';
import {parseAddress} from '../addresses.js';
import type {Path} from '../problems.js';
import {checkName, checkOneOf, checkPort} from './check-value.js';
import type {Fault} from './fault.js';
import {dnsLetterLabel, dnsSubdomain, portName} from './names.js';
import type {IngressObject} from './objects.js';

export function checkIngress({spec}: IngressObject, fault: Fault): void {
	const {rules = [], defaultBackend, tls = []} = spec;
	if (rules.length === 0 && !defaultBackend) {
		fault(['spec'], 'missing-field', 'must have the field `rules` or `defaultBackend`');
	}
	if (defaultBackend) checkBackend(defaultBackend, ['spec', 'defaultBackend'], fault);
	for (const [index, {host, http}] of rules.entries()) {
		const path = ['spec', 'rules', index];
		checkHost(host, [...path, 'host'], fault);
		if (http?.paths.length === 0) fault([...path, 'http', 'paths'], 'missing-field', 'must have a path');
		for (const [number, item] of (http?.paths ?? []).entries()) {
			checkHttpPath(item, [...path, 'http', 'paths', number], fault);
		}
	}
	for (const [index, {hosts = []}] of tls.entries()) {
		for (const [number, host] of hosts.entries())
			checkHost(host, ['spec', 'tls', index, 'hosts', number], fault);
	}
}

function checkHost(host: string | undefined, path: Path, fault: Fault): void {
	if (host === undefined || host === '') return;
	if (parseAddress(host)) fault(path, 'bad-value', `is the address ${host}, it must be a DNS name`);
	else checkName(host.replace(/^\*\./, ''), {path, rule: dnsSubdomain}, fault);
}

function checkHttpPath({path: url, pathType, backend}: HTTPIngressPath, path: Path, fault: Fault): void {
	const allowed = ['Exact', 'Prefix', 'ImplementationSpecific'];
	checkOneOf(pathType, {path: [...path, 'pathType'], allowed}, fault);
	if (pathType === 'Exact' || pathType === 'Prefix') {
		if (!url?.startsWith('/')) fault([...path, 'path'], 'bad-value', `must start with '/'`);
		else if (/\/\/|\/\.\.?(\/|$)|%2f/i.test(url)) {
			fault([...path, 'path'], 'bad-value', `is '${url}', it must not have '//', '/./', '/../' or '%2f'`);
		}
	}
	checkBackend(backend, [...path, 'backend'], fault);
}

function checkBackend({service, resource}: IngressBackend, path: Path, fault: Fault): void {
	if ((service === undefined) === (resource === undefined)) {
		fault(path, 'invalid-object', 'must have either `service` or `resource`');
	}
	if (!service) return;
	checkName(service.name, {path: [...path, 'service', 'name'], rule: dnsLetterLabel}, fault);
	const {name, number} = service.port ?? {};
	if ((name === undefined) === (number === undefined)) {
		fault([...path, 'service', 'port'], 'invalid-object', 'must have either `name` or `number`');
	}
	checkName(name, {path: [...path, 'service', 'port', 'name'], rule: portName}, fault);
	checkPort(number, [...path, 'service', 'port', 'number'], fault);
}
