/** Paths and methods that there are not. */
import {pods, testRefusals} from '../../../helpers/refusals.js';

const notThere = 'the server could not find the requested resource';
const notAllowed = 'the server does not allow this method on the requested resource';

testRefusals({
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
});
