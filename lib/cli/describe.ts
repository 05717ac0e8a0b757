import type {ApiKind} from '../api/kinds.js';
import type {ApiObject} from '../api/object.js';
import {type ApiClient, apiClient} from './api/client.js';
import {fetchObjects} from './api/objects.js';
import {scopeOf} from './get.js';
import {runningLab} from './labs/running.js';
import {describeObject, type EventObject} from './objects/describe-text.js';
import {kindOfWord, wantedOf} from './objects/kind-words.js';
import type {RunVerb} from './verbs/verb.js';

/** All that the API knows of objects, to read, and what happened to them. */
export const run: RunVerb = async invocation => {
	const wanted = wantedOf(invocation.args);
	const scope = scopeOf(invocation, wanted);
	const api = apiClient(runningLab(invocation));
	const described: {object: ApiObject; events: readonly EventObject[]; kind: ApiKind}[] = [];
	for (const one of wanted) {
		for (const object of await fetchObjects(api, one, scope))
			described.push({kind: one.kind, object, events: await eventsOf(api, object)});
	}
	if (described.length === 0) invocation.output.note('nothing is there that fits');
	const now = Date.now();
	return {
		exit: 0,
		json: {described: described.map(({object, events}) => ({object, events}))},
		text: described.map(one => describeObject(one, {now, output: invocation.output})).join('\n\n\n'),
	};
};

/** Oldest first. An event of an object without a namespace is in `default`. */
async function eventsOf(api: ApiClient, {metadata}: ApiObject): Promise<readonly EventObject[]> {
	const scope = {namespace: metadata.namespace, fields: `involvedObject.uid=${metadata.uid}`};
	const events = await fetchObjects(api, {kind: kindOfWord('events'), names: []}, scope);
	const last = (event: EventObject) => event.lastTimestamp ?? event.eventTime ?? '';
	return (events as readonly EventObject[]).toSorted((a, b) => (last(a) < last(b) ? -1 : 1));
}
