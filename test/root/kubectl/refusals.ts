/** What is refused, in the real server's words. */
import type {Step} from '../../helpers/shell-steps.js';

// kubectl takes what begins with a brace for JSON.
const apply = (text: string) => `printf -- '---\\n${text}' | kubectl apply -f -`;
const metadata = 'metadata: {name: x}';

export const refusals: readonly Step[] = [
	{run: 'kubectl get frobs', code: 1, stderr: `error: the server doesn't have a resource type "frobs"\n`},
	{run: 'kubectl get pod nobody', code: 1, stderr: 'Error from server (NotFound): pods "nobody" not found\n'},
	{
		run: 'kubectl delete configmap nothing',
		code: 1,
		stderr: 'Error from server (NotFound): configmaps "nothing" not found\n',
	},
	{run: 'kubectl delete configmap nothing --ignore-not-found'},
	{
		run: 'kubectl create configmap x -n nowhere',
		code: 1,
		stderr: 'error: failed to create configmap: namespaces "nowhere" not found\n',
	},
	{
		run: apply(`{apiVersion: v1, kind: ConfigMap, ${metadata}, dato: {a: b}}`),
		code: 1,
		stderr: /strict decoding error: unknown field "dato"/,
	},
	{
		run: apply(`{apiVersion: v9, kind: ConfigMap, ${metadata}}`),
		code: 1,
		stderr: /no matches for kind "ConfigMap" in version "v9"/,
	},
	{
		run: apply(`{apiVersion: v1, kind: Pod, ${metadata}, spec: {containers: [{name: A_B, image: i}]}}`),
		code: 1,
		stderr:
			/^The Pod "x" is invalid: spec\.containers\[0\]\.name: Invalid value: "A_B": a lowercase RFC 1123 label must consist of/,
	},
	{
		run: apply(`{apiVersion: v1, kind: Service, ${metadata}, spec: {ports: [{port: 99999}]}}`),
		code: 1,
		stderr:
			/^The Service "x" is invalid: \n\* spec\.ports\[0\]\.port: Invalid value: 99999: must be between 1 and 65535, inclusive$/m,
	},
	{
		run: 'kubectl create configmap x --from-literal=a=b && kubectl create configmap x',
		code: 1,
		stdout: 'configmap/x created\n',
		stderr: 'error: failed to create configmap: configmaps "x" already exists\n',
	},
	{
		run: 'kubectl get configmap x -o yaml > old.yaml && kubectl label configmap x a=b && kubectl replace -f old.yaml',
		code: 1,
		stdout: 'configmap/x labeled\n',
		stderr:
			/^Error from server \(Conflict\): error when replacing "old\.yaml": Operation cannot be fulfilled on configmaps "x": the object has been modified; please apply your changes to the latest version and try again\n$/,
	},
	{
		run: 'kubectl patch configmap x --type=json -p \'[{"op":"remove","path":"/data/z"}]\'',
		code: 1,
		stderr: 'The request is invalid: the server rejected our request due to an error in our request\n',
	},
	{
		run: 'kubectl create deployment d --image=i --replicas=0 && kubectl patch deployment d -p \'{"spec":{"selector":{"matchLabels":{"b":"c"}}}}\'',
		code: 1,
		stdout: 'deployment.apps/d created\n',
		stderr: /^The Deployment "d" is invalid: .*spec\.selector: Invalid value: .*: field is immutable/s,
	},
	{
		run: 'kubectl delete node node-1',
		code: 1,
		stderr: /^Error from server \(Forbidden\): nodes "node-1" is forbidden: /,
	},
	{
		run: 'kubectl get pods --token=wrong',
		code: 1,
		stderr:
			/^error: You must be logged in to the server \((Unauthorized|the server has asked for the client to provide credentials)\)\n$/,
	},
];
