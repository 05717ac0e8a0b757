/** Objects of the Deployment `web`, as `get` and `describe` show them. */
import {type Step, table} from '../../helpers/shell-steps.js';

const age = '\\d+m?s';

export const listing: readonly Step[] = [
	{
		run: 'kubectl get deployment',
		stdout: table('NAME READY UP-TO-DATE AVAILABLE AGE', `web 2/2 2 2 ${age}`),
	},
	{
		run: 'kubectl get deploy,rs -o wide',
		stdout: [
			/^NAME +READY +UP-TO-DATE +AVAILABLE +AGE +CONTAINERS +IMAGES +SELECTOR\ndeployment\.apps\/web +2\/2 +2 +2 +\S+ +nginx +nginx:1\.26 +app=web\n/,
			/\nNAME +DESIRED +CURRENT +READY +AGE +CONTAINERS +IMAGES +SELECTOR\nreplicaset\.apps\/web-\S+ +2 +2 +2 +\S+ +nginx +nginx:1\.26 +app=web,pod-template-hash=\S+\n$/,
		],
	},
	{
		run: 'kubectl get pods -o wide --sort-by=.spec.nodeName',
		stdout: table(
			'NAME READY STATUS RESTARTS AGE IP NODE NOMINATED\\sNODE READINESS\\sGATES',
			`web-\\w+-\\w{5} 1/1 Running 0 ${age} 10\\.244\\.1\\.\\d+ node-1 <none> <none>`,
			`web-\\w+-\\w{5} 1/1 Running 0 ${age} 10\\.244\\.2\\.\\d+ node-2 <none> <none>`,
		),
	},
	{
		run: 'kubectl get service web -o wide',
		stdout: table(
			'NAME TYPE CLUSTER-IP EXTERNAL-IP PORT(S) AGE SELECTOR',
			`web ClusterIP 10\\.\\d+\\.\\d+\\.\\d+ <none> 80/TCP ${age} app=web`,
		),
	},
	{
		run: 'kubectl get endpoints,endpointslices',
		stdout: [
			/^endpoints\/web +10\.244\.\d\.\d+:80,10\.244\.\d\.\d+:80 +\S+$/m,
			/^endpointslice\.discovery\.k8s\.io\/web-\w{5} +IPv4 +80 +10\.244\.\d\.\d+,10\.244\.\d\.\d+ +\S+$/m,
		],
	},
	{run: 'kubectl get pods -l app=web -o name', stdout: /^(pod\/web-\w+-\w{5}\n){2}$/},
	{run: 'kubectl get pods -l app!=web', stderr: 'No resources found in shop namespace.\n'},
	{run: 'kubectl get pods --field-selector spec.nodeName=node-2 -o name', stdout: /^pod\/web-\w+-\w{5}\n$/},
	{run: "kubectl get pods -o jsonpath='{.items[*].status.phase}'", stdout: 'Running Running'},
	{
		run: 'kubectl get deployment web -o custom-columns=NAME:.metadata.name,IMAGE:.spec.template.spec.containers[0].image',
		stdout: table('NAME IMAGE', 'web nginx:1\\.26'),
	},
	{
		run: 'kubectl get service web -o json | grep -A1 \'"kind"\' | head -1',
		stdout: '    "kind": "Service",\n',
	},
	{
		run: 'kubectl get configmap settings -o yaml',
		stdout: [
			/^apiVersion: v1\ndata:\n {2}colour: blue\nkind: ConfigMap\nmetadata:\n/,
			/^ {2}creationTimestamp: "\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"$/m,
			/^ {2}namespace: shop\n {2}resourceVersion: "\d+"\n {2}uid: [0-9a-f-]{36}\n$/m,
		],
	},
	{
		run: "kubectl get pods -L app --no-headers -A --field-selector metadata.namespace=shop | awk '{print $1, $NF}'",
		stdout: 'shop web\nshop web\n',
	},
	{
		run: 'kubectl describe deployment web',
		stdout: [
			/^Name: +web\nNamespace: +shop\n/,
			/^Replicas: +2 desired \| 2 updated \| 2 total \| 2 available \| 0 unavailable$/m,
			/^ {4}Image: +nginx:1\.26$/m,
			/^NewReplicaSet: +web-\w+ \(2\/2 replicas created\)$/m,
			/Normal +ScalingReplicaSet +\S+ +deployment-controller +Scaled up replica set web-\w+ from 0 to 2$/m,
		],
	},
	{
		run: 'kubectl describe pod -l app=web',
		stdout: [
			/^Status: +Running\nIP: +10\.244\.\d\.\d+$/m,
			/^Controlled By: +ReplicaSet\/web-\w+$/m,
			/^ {4}Ready: +True\n {4}Restart Count: +0$/m,
			/^ {4}Readiness: +http-get http:\/\/:http\/ delay=0s timeout=1s period=1s #success=1 #failure=3$/m,
			/Normal +Scheduled +\S+ +default-scheduler +Successfully assigned shop\/web-\w+-\w+ to node-\d$/m,
			/Normal +Started +\S+ +kubelet +Started container nginx$/m,
		],
	},
	{
		run: 'kubectl describe service web',
		stdout: [
			/^Type: +ClusterIP$/m,
			/^TargetPort: +http\/TCP$/m,
			/^Endpoints: +10\.244\.\d\.\d+:80,10\.244\.\d\.\d+:80$/m,
		],
	},
	{
		run: 'kubectl describe node node-1',
		stdout: [
			/^Name: +node-1$/m,
			/^PodCIDR: +10\.244\.1\.0\/24$/m,
			/^ {2}Ready +True /m,
			/^ {2}shop +web-\w+-\w+ /m,
		],
	},
];
