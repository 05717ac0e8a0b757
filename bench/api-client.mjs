// The lab's Kubernetes API over one kept connection, with the token of its kubeconfig.
import {readFileSync} from 'node:fs';
import {Agent, request} from 'node:https';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {text} from 'node:stream/consumers';
import {parse} from 'yaml';
import {state} from './stand.mjs';

export function connect(lab) {
	const config = parse(readFileSync(join(state.CNILAB_STATE, lab, 'kubeconfig'), 'utf8'));
	const {server, 'certificate-authority-data': ca} = config.clusters[0].cluster;
	const {token} = config.users[0].user;
	const agent = new Agent({keepAlive: true, ca: Buffer.from(ca, 'base64')});
	const open = (method, path, body, headers = {}) =>
		new Promise((resolve, reject) => {
			const asked = {'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers};
			const call = request(`${server}${path}`, {method, agent, headers: asked}, resolve);
			call.on('error', reject);
			call.end(body && JSON.stringify(body));
		});
	const send = async (...asked) => {
		const response = await open(...asked);
		const answer = await text(response);
		if (response.statusCode >= 300) throw new Error(answer);
		return JSON.parse(answer);
	};
	return {close: () => agent.destroy(), open, send};
}

// From now until the watched object is as `isThere` wants it; `act` begins what makes it so.
export async function watched(api, path, {act, isThere}) {
	const response = await api.open('GET', path);
	await act();
	for await (const line of createInterface({input: response})) {
		if (isThere(JSON.parse(line).object)) break;
	}
	response.destroy();
}
