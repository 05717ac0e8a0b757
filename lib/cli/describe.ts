import {type ApiObject, keyOf} from '../api/object.js';
import {askLabd} from '../labd/client.js';
import type {DropsAnswer} from '../labd/drops.js';
import {type ApiClient, apiClient} from './api/client.js';
import {fetchObjects} from './api/objects.js';
import {scopeOf} from './get.js';
import {runningLab} from './labs/running.js';
import {type Described, describeObject, type EventObject} from './objects/describe-text.js';
import {kindOfWord, wantedOf} from './objects/kind-words.js';
import type {RunVerb} from './verbs/verb.js';

/** All that the API knows of objects, to read, and what happened to them. */
export const run: RunVerb = async invocation => {
	const wanted = wantedOf(invocation.args);
	const scope = scopeOf(invocation, wanted);
	const record = runningLab(invocation);
	const api = apiClient(record);
	const described: Described[] = [];
	for (const one of wanted) {
		for (const object of await fetchObjects(api, one, scope))
			described.push({
				kind: one.kind,
				object,
				events: await eventsOf(api, object),
				...(await dropsOf(record.name, object)),
			});
	}
	if (described.length === 0) invocation.output.note('nothing is there that fits');
	const now = Date.now();
	return {
		exit: 0,
		json: {described: described.map(({kind: _, ...one}) => one)},
		text: described.map(one => describeObject(one, {now, output: invocation.output})).join('\n\n\n'),
	};
};

/** What policies have dropped of a pod; nothing where nobody enforces them. */
async function dropsOf(lab: string, object: ApiObject): Promise<Pick<Described, 'drops'>> {
	if (object.kind !== 'Pod' || object.apiVersion !== 'v1') return {};
	const {enforced, drops} = await askLabd<DropsAnswer>(lab, '/drops', {pod: keyOf(object)});
	return enforced ? {drops} : {};
}

/** Oldest first. An event of an object without a namespace is in `default`. */
async function eventsOf(api: ApiClient, {metadata}: ApiObject): Promise<readonly EventObject[]> {
	const scope = {namespace: metadata.namespace, fields: `involvedObject.uid=${metadata.uid}`};
	const events = await fetchObjects(api, {kind: kindOfWord('events'), names: []}, scope);
	const last = (event: EventObject) => event.lastTimestamp ?? event.eventTime ?? '';
	return (events as readonly EventObject[]).toSorted((a, b) => (last(a) < last(b) ? -1 : 1));
}
