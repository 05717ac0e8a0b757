/** Who may come in: the lab's own authority, its server's certificate and a token. All of it in files of the lab's folder, mode 0600. */
import {randomBytes} from 'node:crypto';
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {readState, writeState} from '../../run/state-file.js';
import {issue, type KeyAndCertificate} from '../certificates/issue.js';

/** PEM texts, and the bearer token. */
export type Access = KeyAndCertificate & {readonly ca: string; readonly token: string};

/** As a cluster's own API server is reached, from inside and from outside. */
const hosts = [
	'localhost',
	'kubernetes',
	'kubernetes.default',
	'kubernetes.default.svc',
	'kubernetes.default.svc.cluster.local',
	'127.0.0.1',
	'::1',
];

/** What the lab has; made when it has none. A labd that is started again lets the same clients in. Throws a StateError. */
export function openAccess(folder: string): Access {
	const file = join(folder, 'access.json');
	if (existsSync(file)) return readState<Access & {version: number}>(file, {version, isWhole});
	const access = {version, ...newAccess()};
	writeState(file, JSON.stringify(access));
	return access;
}

const version = 1;

function isWhole({ca, key, cert, token}: Partial<Access>): boolean {
	return [ca, key, cert, token].every(text => typeof text === 'string');
}

/** The authority's key is kept nowhere: it never signs again. */
function newAccess(): Access {
	const authority = issue({name: 'cnilab', kind: 'authority'});
	const {key, cert} = issue({name: 'kube-apiserver', kind: 'server', hosts}, authority);
	return {ca: authority.cert, key, cert, token: randomBytes(32).toString('hex')};
}

export function kubeconfigFile(folder: string): string {
	return join(folder, 'kubeconfig');
}

/** Writes the file that kubectl reads. `server` is `https://127.0.0.1:PORT`. Throws a StateError. */
export function writeKubeconfig(folder: string, lab: string, server: string): void {
	writeState(kubeconfigFile(folder), kubeconfigText(lab, server, openAccess(folder)));
}

/** YAML as `kubectl config` writes it. A lab's name is a DNS label, and the rest needs no quotes either. */
function kubeconfigText(lab: string, server: string, {ca, token}: Pick<Access, 'ca' | 'token'>): string {
	const name = `cnilab-${lab}`;
	return `apiVersion: v1
clusters:
- cluster:
    certificate-authority-data: ${Buffer.from(ca).toString('base64')}
    server: ${server}
  name: ${name}
contexts:
- context:
    cluster: ${name}
    namespace: default
    user: ${name}
  name: ${name}
current-context: ${name}
kind: Config
preferences: {}
users:
- name: ${name}
  user:
    token: ${token}
`;
}
