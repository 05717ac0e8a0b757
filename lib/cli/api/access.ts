/** Where a lab's API is, and what opens it: the lab's kubeconfig. */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {parse, YAMLParseError} from 'yaml';
import {LabdGoneError} from '../../labd/client.js';
import {labFolder, StateError} from '../../run/state.js';

export type Access = {
	/** `https://127.0.0.1:6443` */
	readonly server: string;
	readonly context: string;
	/** PEM */
	readonly ca: string;
	readonly token: string;
};

export function kubeconfigFile(lab: string): string {
	return join(labFolder(lab), 'kubeconfig');
}

type Kubeconfig = {
	readonly 'current-context'?: string;
	readonly clusters?: readonly {cluster?: {server?: string; 'certificate-authority-data'?: string}}[];
	readonly users?: readonly {user?: {token?: string}}[];
};

/** Throws a StateError when the file is somebody else's, a LabdGoneError when it is not there or not whole. */
export function readAccess(lab: string): Access {
	const {clusters = [], users = [], 'current-context': context = ''} = parseKubeconfig(lab);
	const {server, 'certificate-authority-data': ca} = clusters?.[0]?.cluster ?? {};
	const {token} = users?.[0]?.user ?? {};
	if (server === undefined || ca === undefined || token === undefined)
		throw new LabdGoneError(`${kubeconfigFile(lab)} is not whole: ${mend(lab)}`);
	return {server, context, ca: Buffer.from(ca, 'base64').toString(), token};
}

function parseKubeconfig(lab: string): Kubeconfig {
	try {
		return (parse(readKubeconfig(lab)) ?? {}) as Kubeconfig;
	} catch (error) {
		if (error instanceof YAMLParseError) return {};
		throw error;
	}
}

function readKubeconfig(lab: string): string {
	const file = kubeconfigFile(lab);
	try {
		return readFileSync(file, 'utf8');
	} catch (error) {
		const {code, message} = error as NodeJS.ErrnoException;
		if (code === 'EACCES')
			throw new StateError(`${file} belongs to another user: a lab's API is for the one who brought it up`);
		if (code === 'ENOENT') throw new LabdGoneError(`lab ${lab} has no kubeconfig (yet): ${mend(lab)}`);
		throw new StateError(message);
	}
}

function mend(lab: string): string {
	return `'npx cnilab status ${lab}' tells how the lab is; a labd that is dead makes a new one when 'npx cnilab resume ${lab}' starts it again, else end the lab with 'npx cnilab down ${lab}'`;
}
