/** Selectors, versions, options and subresources that are wrong. */
import {json, maps, pods, testRefusals} from '../../../helpers/refusals.js';

testRefusals({
	'a label selector that is none': {path: `${pods}?labelSelector=a%20b`, code: 400, reason: 'BadRequest'},
	'a field selector that is none': {path: `${pods}?fieldSelector=a`, code: 400, reason: 'BadRequest'},
	'a field that no selector has': {
		path: `${pods}?fieldSelector=spec.image%3Dx`,
		code: 400,
		message: 'field label not supported: spec.image',
	},
	'a limit that is no number': {path: `${pods}?limit=many`, code: 400},
	'a continue token that is none': {path: `${pods}?limit=1&continue=x`, code: 400, reason: 'BadRequest'},
	'a list as of no version': {path: `${pods}?resourceVersion=x`, code: 400},
	'a list as of a version to come': {
		path: `${pods}?resourceVersion=99999`,
		code: 504,
		reason: 'Timeout',
		message: /^Timeout: Too large resource version: 99999, current: \d+$/,
	},
	'a list as of a version that is gone': {
		path: `${pods}?resourceVersion=1&resourceVersionMatch=Exact`,
		code: 410,
		reason: 'Expired',
	},
	'a version match without a version': {
		path: `${pods}?resourceVersionMatch=Exact`,
		code: 422,
		fields: ['resourceVersionMatch'],
	},
	'a version match that is none': {
		path: `${pods}?resourceVersion=1&resourceVersionMatch=About`,
		code: 422,
		fields: ['resourceVersionMatch'],
	},
	'a watch as of no version': {
		path: `${pods}?watch=1&resourceVersion=x`,
		code: 422,
		fields: ['resourceVersion'],
	},
	'a watch with a match and no initial events': {
		path: `${pods}?watch=1&resourceVersionMatch=NotOlderThan`,
		code: 422,
		fields: ['resourceVersionMatch'],
	},
	'an object of rows that no table has': {
		path: `${pods}?includeObject=Some`,
		asked: {headers: {accept: 'application/json;as=Table;g=meta.k8s.io;v=v1'}},
		code: 400,
	},
	'a propagation that is none': {
		method: 'DELETE',
		path: `${maps}/a?propagationPolicy=Sideways`,
		code: 422,
		fields: ['propagationPolicy'],
	},
	'a deletion of what is not there': {method: 'DELETE', path: `${maps}/b`, code: 404},
	'a deletion of another object of that name': {
		method: 'DELETE',
		path: `${maps}/a`,
		asked: {body: {preconditions: {uid: 'other'}}},
		code: 409,
		reason: 'Conflict',
		message: /The object might have been deleted and then recreated/,
	},
	'a deletion of the namespace default': {
		method: 'DELETE',
		path: '/api/v1/namespaces/default',
		code: 403,
		reason: 'Forbidden',
		message: 'namespaces "default" is forbidden: this namespace may not be deleted',
	},
	'a new node': {
		method: 'POST',
		path: '/api/v1/nodes',
		asked: {body: {metadata: {name: 'n'}}},
		code: 403,
		reason: 'Forbidden',
		message: /the lab file of test/,
	},
	'a negative scale': {
		method: 'PATCH',
		path: '/apis/apps/v1/namespaces/default/deployments/web/scale',
		asked: {headers: json('application/merge-patch+json'), body: {spec: {replicas: -1}}},
		code: 422,
		reason: 'Invalid',
		fields: ['spec.replicas'],
	},
	'an exec that is no stream': {path: `${pods}/idle/exec?command=ls`, code: 400, reason: 'BadRequest'},
	'a log of a pod that runs nowhere': {path: `${pods}/idle/log`, code: 400, reason: 'BadRequest'},
	'a log of a container that the pod has not': {path: `${pods}/idle/log?container=b`, code: 400},
});
