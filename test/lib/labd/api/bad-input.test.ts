/** What a client can send that is wrong, and what the real API server answers. */
import test from 'ava';
import {type Asked, podNamed, startApi} from '../../../helpers/api.js';

type Case = {
	readonly method?: string;
	readonly path: string;
	readonly asked?: Asked;
	readonly code: number;
	readonly reason?: string;
	readonly message?: string | RegExp;
	/** The fields of the causes. */
	readonly fields?: readonly string[];
};

const pods = '/api/v1/namespaces/default/pods';
const maps = '/api/v1/namespaces/default/configmaps';
const json = (type: string) => ({'content-type': type});
const notThere = 'the server could not find the requested resource';
const notAllowed = 'the server does not allow this method on the requested resource';

const cases: Readonly<Record<string, Case>> = {
	'a group that is not served': {
		path: '/apis/example.org/v1',
		code: 404,
		reason: 'NotFound',
		message: notThere,
	},
	'a version that is not served': {path: '/apis/apps/v9/deployments', code: 404, message: notThere},
	'a resource that is not served': {
		path: '/api/v1/widgets',
		code: 404,
		reason: 'NotFound',
		message: notThere,
	},
	'a resource of another group': {path: '/api/v1/deployments', code: 404, message: notThere},
	'a subresource that is not served': {path: `${pods}/web/portforward`, code: 404, message: notThere},
	'a subresource that another kind has': {path: `${pods}/web/scale`, code: 404, message: notThere},
	'more path than there is': {path: `${pods}/web/log/x`, code: 404, message: notThere},
	'a cluster resource in a namespace': {
		path: '/api/v1/namespaces/default/nodes',
		code: 404,
		message: notThere,
	},
	'an object of a namespace, without one': {path: '/api/v1/pods/web', code: 404, message: notThere},
	'a path outside of the API': {path: '/metrics/x', code: 404},
	'an object that is not there': {
		path: `${pods}/web`,
		code: 404,
		reason: 'NotFound',
		message: 'pods "web" not found',
	},
	'an object of a group that is not there': {
		path: '/apis/apps/v1/namespaces/default/deployments/db',
		code: 404,
		message: 'deployments.apps "db" not found',
	},
	'a method that nothing has': {method: 'TRACE', path: pods, code: 405, message: notAllowed},
	'POST on an object': {
		method: 'POST',
		path: `${pods}/web`,
		asked: {body: {}},
		code: 405,
		message: notAllowed,
	},
	'PUT on a collection': {
		method: 'PUT',
		path: pods,
		asked: {body: {}},
		code: 405,
		reason: 'MethodNotAllowed',
	},
	'POST of pods without a namespace': {method: 'POST', path: '/api/v1/pods', asked: {body: {}}, code: 405},
	'DELETE of all namespaces': {method: 'DELETE', path: '/api/v1/namespaces', code: 405},
	'DELETE of the status': {method: 'DELETE', path: `${pods}/web/status`, code: 405},
	'POST on discovery': {method: 'POST', path: '/apis', asked: {body: {}}, code: 405},
	'a content type that is not spoken': {
		method: 'POST',
		path: pods,
		asked: {headers: json('text/plain'), body: '{}'},
		code: 415,
		reason: 'UnsupportedMediaType',
	},
	'a CBOR body': {
		method: 'POST',
		path: pods,
		asked: {headers: json('application/cbor'), body: '\xd9\xd9\xf7\xa0'},
		code: 415,
		reason: 'UnsupportedMediaType',
	},
	'a patch that says not which': {
		method: 'PATCH',
		path: `${maps}/a`,
		asked: {headers: json('application/json'), body: {}},
		code: 415,
		reason: 'UnsupportedMediaType',
		message: /application\/strategic-merge-patch\+json/,
	},
	'a protobuf body that is none': {
		method: 'POST',
		path: pods,
		asked: {headers: json('application/vnd.kubernetes.protobuf'), body: '{}'},
		code: 400,
		reason: 'BadRequest',
		message: /expected prefix/,
	},
	'a protobuf body that ends too early': {
		method: 'POST',
		path: pods,
		asked: {headers: json('application/vnd.kubernetes.protobuf'), body: 'k8s\0\x0a\x7fv1'},
		code: 400,
		message: /unexpected EOF/,
	},
	'an answer in protobuf': {
		path: pods,
		asked: {headers: {accept: 'application/vnd.kubernetes.protobuf'}},
		code: 406,
		reason: 'NotAcceptable',
	},
	'an answer in a form that nobody knows': {
		path: `${pods}/web`,
		asked: {headers: {accept: 'text/html;q=1, application/json;as=Chart;g=meta.k8s.io;v=v1'}},
		code: 406,
	},
	'a watch in YAML': {path: `${pods}?watch=1`, asked: {headers: {accept: 'application/yaml'}}, code: 406},
	'a body that is no JSON': {
		method: 'POST',
		path: pods,
		asked: {body: '{"a":'},
		code: 400,
		reason: 'BadRequest',
	},
	'a body that is no YAML': {
		method: 'POST',
		path: pods,
		asked: {headers: json('application/yaml'), body: 'a: [b'},
		code: 400,
		reason: 'BadRequest',
	},
	'a body that is a list': {method: 'POST', path: pods, asked: {body: '[]'}, code: 400, reason: 'BadRequest'},
	'no body': {method: 'POST', path: pods, code: 400, reason: 'BadRequest'},
	'no patch': {
		method: 'PATCH',
		path: `${maps}/a`,
		asked: {headers: json('application/merge-patch+json'), body: ''},
		code: 400,
	},
	'a body that is too large': {
		method: 'POST',
		path: maps,
		asked: {body: {metadata: {name: 'b'}, data: {a: 'x'.repeat(3 * 1024 * 1024)}}},
		code: 413,
		reason: 'RequestEntityTooLarge',
		message: 'Request entity too large: limit is 3145728',
	},
	'a kind that is not that of the path': {
		method: 'POST',
		path: pods,
		asked: {body: {apiVersion: 'v1', kind: 'ConfigMap', metadata: {name: 'b'}}},
		code: 400,
		reason: 'BadRequest',
	},
	'a version that is not that of the path': {
		method: 'POST',
		path: maps,
		asked: {body: {apiVersion: 'v2', kind: 'ConfigMap', metadata: {name: 'b'}}},
		code: 400,
		reason: 'BadRequest',
	},
	'a field that is of another type': {
		method: 'POST',
		path: pods,
		asked: {body: podNamed('b', {spec: {containers: 'web'}})},
		code: 400,
		reason: 'BadRequest',
	},
	'an unknown field, with strict validation': {
		method: 'POST',
		path: `${maps}?fieldValidation=Strict`,
		asked: {body: {metadata: {name: 'b'}, dada: {}}},
		code: 400,
		reason: 'BadRequest',
		message: /strict decoding error: unknown field "dada"/,
	},
	'a field that is there twice, with strict validation': {
		method: 'POST',
		path: `${maps}?fieldValidation=Strict`,
		asked: {body: '{"metadata":{"name":"b"},"data":{"a":"1","a":"2"}}'},
		code: 400,
		message: /duplicate field "data.a"/,
	},
	'a field validation that is none': {
		method: 'POST',
		path: `${maps}?fieldValidation=Loud`,
		asked: {body: {metadata: {name: 'b'}}},
		code: 422,
		reason: 'Invalid',
		fields: ['fieldValidation'],
	},
	'a dry run that is none': {
		method: 'POST',
		path: `${maps}?dryRun=Some`,
		asked: {body: {metadata: {name: 'b'}}},
		code: 422,
		fields: ['dryRun'],
	},
	'an object without a name': {
		method: 'POST',
		path: maps,
		asked: {body: {metadata: {}}},
		code: 422,
		reason: 'Invalid',
		fields: ['metadata.name'],
	},
	'a name that is none': {
		method: 'POST',
		path: maps,
		asked: {body: {metadata: {name: 'A b'}}},
		code: 422,
		reason: 'Invalid',
		fields: ['metadata.name'],
	},
	'a pod without containers': {
		method: 'POST',
		path: pods,
		asked: {body: {metadata: {name: 'b'}, spec: {}}},
		code: 422,
		reason: 'Invalid',
		fields: ['spec.containers'],
	},
	'a name that is taken': {
		method: 'POST',
		path: maps,
		asked: {body: {metadata: {name: 'a'}}},
		code: 409,
		reason: 'AlreadyExists',
		message: 'configmaps "a" already exists',
	},
	'a name that is taken, in a dry run': {
		method: 'POST',
		path: `${maps}?dryRun=All`,
		asked: {body: {metadata: {name: 'a'}}},
		code: 409,
		reason: 'AlreadyExists',
	},
	'a namespace that is not there': {
		method: 'POST',
		path: '/api/v1/namespaces/nowhere/configmaps',
		asked: {body: {metadata: {name: 'b'}}},
		code: 404,
		reason: 'NotFound',
		message: 'namespaces "nowhere" not found',
	},
	'a namespace that is not that of the path': {
		method: 'POST',
		path: maps,
		asked: {body: {metadata: {name: 'b', namespace: 'other'}}},
		code: 400,
		message: 'the namespace of the provided object does not match the namespace sent on the request',
	},
	'a name that is not that of the path': {
		method: 'PUT',
		path: `${maps}/a`,
		asked: {body: {metadata: {name: 'b'}}},
		code: 400,
		message: 'the name of the object (b) does not match the name on the URL (a)',
	},
	'a version that is not the latest': {
		method: 'PUT',
		path: `${maps}/a`,
		asked: {body: {metadata: {name: 'a', resourceVersion: '1'}}},
		code: 409,
		reason: 'Conflict',
		message: /please apply your changes to the latest version and try again/,
	},
	'a version that is no number': {
		method: 'PUT',
		path: `${maps}/a`,
		asked: {body: {metadata: {name: 'a', resourceVersion: 'new'}}},
		code: 400,
	},
	'the UID of another object': {
		method: 'PUT',
		path: `${maps}/a`,
		asked: {body: {metadata: {name: 'a', uid: 'other'}}},
		code: 409,
		reason: 'Conflict',
	},
	'a patch with the version of before': {
		method: 'PATCH',
		path: `${maps}/a`,
		asked: {
			headers: json('application/merge-patch+json'),
			body: {metadata: {resourceVersion: '1'}},
		},
		code: 409,
		reason: 'Conflict',
	},
	'a patch that makes the object invalid': {
		method: 'PATCH',
		path: `${maps}/a`,
		asked: {headers: json('application/merge-patch+json'), body: {data: {'a b': 'c'}}},
		code: 422,
		reason: 'Invalid',
		fields: ['data[a b]'],
	},
	'a patch of what is not there': {
		method: 'PATCH',
		path: `${maps}/b`,
		asked: {headers: json('application/merge-patch+json'), body: {}},
		code: 404,
		message: 'configmaps "b" not found',
	},
	'a JSON patch whose test fails': {
		method: 'PATCH',
		path: `${maps}/a`,
		asked: {
			headers: json('application/json-patch+json'),
			body: [{op: 'test', path: '/data/a', value: 'other'}],
		},
		code: 422,
		reason: 'Invalid',
	},
	'a JSON patch that is no list': {
		method: 'PATCH',
		path: `${maps}/a`,
		asked: {headers: json('application/json-patch+json'), body: {}},
		code: 400,
	},
	'a server-side apply of nobody': {
		method: 'PATCH',
		path: `${maps}/a`,
		asked: {headers: json('application/apply-patch+yaml'), body: {apiVersion: 'v1', kind: 'ConfigMap'}},
		code: 422,
		fields: ['fieldManager'],
	},
	'a merge patch by force': {
		method: 'PATCH',
		path: `${maps}/a?force=true`,
		asked: {headers: json('application/merge-patch+json'), body: {}},
		code: 422,
		fields: ['force'],
	},
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
};

for (const [what, {method = 'GET', path, asked, ...expected}] of Object.entries(cases)) {
	test(`${what}: ${expected.code}`, async t => {
		const api = await startApi(t);
		await api.ask('POST', maps, {body: {metadata: {name: 'a'}, data: {a: 'b'}}});
		await api.ask('POST', pods, {body: podNamed('idle')});
		const template = {metadata: {labels: {app: 'web'}}, spec: {containers: [{name: 'web', image: 'nginx'}]}};
		await api.ask('POST', '/apis/apps/v1/namespaces/default/deployments', {
			body: {metadata: {name: 'web'}, spec: {selector: {matchLabels: {app: 'web'}}, template}},
		});
		const before = api.store.version;

		const {code, body, text} = await api.ask(method, path, asked);
		t.is(code, expected.code, text);
		t.is(api.store.version, before, 'nothing was written');
		if (path.startsWith('/metrics')) return t.is(text, '404 page not found\n');
		t.like(body, {kind: 'Status', apiVersion: 'v1', status: 'Failure', code: expected.code});
		if (expected.reason) t.is(body.reason, expected.reason);
		if (typeof expected.message === 'string') t.is(body.message, expected.message);
		if (expected.message instanceof RegExp) t.regex(body.message, expected.message);
		if (expected.fields)
			t.deepEqual(
				body.details.causes.map((cause: {field: string}) => cause.field),
				expected.fields,
			);
	});
}
