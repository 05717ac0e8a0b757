/** Pods that a controller makes and ends, with the Events that it tells of them. */
import type {PodObject} from '../../../topology/kubernetes/objects.js';
import type {ApiObject, Draft} from '../../api/object.js';
import type {Change} from './controller.js';
import type {LivePod} from './live-objects.js';

/** client-go's recorder: of more than ten similar Events in ten minutes the others are combined into one. */
const similarEvents = 10;

export function createChanges(owner: ApiObject, pods: readonly PodObject[]): Change[] {
	const creations = pods.map((pod): Change => ({do: 'create', object: pod as unknown as Draft}));
	return [...creations, ...events(owner, 'SuccessfulCreate', namesOf(pods, 'Created pod'))];
}

export function deleteChanges(owner: ApiObject, pods: readonly LivePod[]): Change[] {
	const deletions = pods.map((object): Change => ({do: 'delete', object}));
	return [...deletions, ...events(owner, 'SuccessfulDelete', namesOf(pods, 'Deleted pod'))];
}

function namesOf(pods: readonly {readonly metadata: {readonly name: string}}[], what: string): string[] {
	return pods.map(({metadata}) => `${what}: ${metadata.name}`);
}

function events(about: ApiObject, reason: string, messages: readonly string[]): Change[] {
	const last = messages.at(-1);
	const told = messages.slice(0, similarEvents);
	if (messages.length > similarEvents && last !== undefined) {
		told[similarEvents - 1] = `(combined from similar events): ${last}`;
	}
	return told.map(message => ({do: 'event', about, type: 'Normal', reason, message}));
}
