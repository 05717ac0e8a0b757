import test from 'ava';
import type {PodSpec} from 'kubernetes-types/core/v1.js';
import {type QosClass, qosClassOf} from '../../../../lib/labd/kubelet/qos.js';

const half = {cpu: '500m', memory: '64Mi'};
const qos: readonly (readonly [QosClass, ...NonNullable<PodSpec['containers'][number]['resources']>[]])[] = [
	['BestEffort', {}],
	['BestEffort', {requests: {cpu: '0', 'example.org/gpu': '1'}}],
	['Burstable', {requests: {cpu: '100m'}}],
	['Burstable', {limits: half, requests: {cpu: '100m'}}],
	['Burstable', {limits: {cpu: '1'}}],
	['Burstable', {limits: half}, {}],
	['Guaranteed', {limits: half}],
	['Guaranteed', {limits: half, requests: {cpu: '0.5', memory: '67108864'}}],
];
for (const [expected, ...resources] of qos) {
	test(`a pod with ${JSON.stringify(resources)} is ${expected}`, t => {
		const containers = resources.map(each => ({name: 'a', resources: each}));
		t.is(qosClassOf({containers}), expected);
	});
}
