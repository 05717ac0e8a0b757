/** Objects: made, listed, described, changed, compared, removed. */
import {type Step, table} from '../../helpers/shell-steps.js';
import {listing} from './listing.js';
import {noService} from './warnings.js';

const age = '\\d+m?s';

const calicoWithoutNamespace = [
	...['bgpconfigurations', 'bgppeers', 'globalnetworkpolicies', 'globalnetworksets', 'hostendpoints'],
	...['ipamconfigurations', 'ippools', 'profiles', 'tiers'],
];

export const objects: readonly Step[] = [
	{
		run: 'kubectl version',
		stdout:
			/^Client Version: v1\.\d+\.\d+\S*\nKustomize Version: v\S+\nServer Version: v1\.32\.3\+cnilab-\S+\n$/,
	},
	{
		run: 'kubectl cluster-info',
		stdout: /Kubernetes control plane\S* is running at \S*https:\/\/127\.0\.0\.1:\d+/,
	},
	{
		run: 'kubectl api-resources --api-group=apps',
		stdout: table(
			'NAME SHORTNAMES APIVERSION NAMESPACED KIND',
			'controllerrevisions apps/v1 true ControllerRevision',
			'daemonsets ds apps/v1 true DaemonSet',
			'deployments deploy apps/v1 true Deployment',
			'replicasets rs apps/v1 true ReplicaSet',
			'statefulsets sts apps/v1 true StatefulSet',
		),
	},
	{
		run: 'kubectl api-resources --namespaced=false --verbs=list -o name',
		stdout: [
			...['namespaces', 'nodes', 'ingressclasses.networking.k8s.io'],
			...['adminnetworkpolicies', 'baselineadminnetworkpolicies', 'clusternetworkpolicies'].map(
				name => `${name}.policy.networking.k8s.io`,
			),
			...calicoWithoutNamespace.map(name => `${name}.projectcalico.org`),
			'',
		].join('\n'),
	},
	{run: 'kubectl api-versions', stdout: [/^apps\/v1$/m, /^networking\.k8s\.io\/v1$/m, /^v1$/m]},
	{
		run: 'kubectl explain pod.spec.containers.image',
		stdout: [/^KIND: +Pod\nVERSION: +v1\n/, /^FIELD: image <string>$/m, /Container image name/],
	},
	{run: 'kubectl auth can-i create deployments.apps', stdout: 'yes\n'},
	{run: 'kubectl auth whoami', stdout: /^ATTRIBUTE +VALUE\nUsername +\S+\n/},
	{run: 'kubectl get --raw /healthz', stdout: 'ok'},
	{
		run: 'kubectl get nodes',
		stdout: table(
			'NAME STATUS ROLES AGE VERSION',
			`node-1 Ready <none> ${age} v1\\.32\\.3\\S*`,
			`node-2 Ready <none> ${age} v1\\.32\\.3\\S*`,
		),
	},
	{run: 'kubectl get nodes -o wide', stdout: /^node-1 +Ready +<none> +\S+ +\S+ +192\.168\.50\.11 +<none> /m},
	{
		run: 'kubectl get namespaces',
		stdout: table(
			'NAME STATUS AGE',
			...['default', 'kube-node-lease', 'kube-public', 'kube-system'].map(name => `${name} Active ${age}`),
		),
	},
	{run: 'kubectl create namespace shop', stdout: 'namespace/shop created\n'},
	{
		run: 'kubectl create namespace shop',
		code: 1,
		stderr: 'Error from server (AlreadyExists): namespaces "shop" already exists\n',
	},
	{
		run: 'kubectl config set-context --current --namespace=shop',
		stdout: 'Context "cnilab-trial" modified.\n',
	},
	{run: 'kubectl get all', stderr: 'No resources found in shop namespace.\n'},
	{
		run: 'kubectl diff -f web.yaml > diff.txt; s=$?; grep -c "^+kind:" diff.txt; exit $s',
		code: 1,
		stdout: '3\n',
		stderr: noService('web'),
	},
	{
		run: 'kubectl apply -f web.yaml --dry-run=server',
		stdout:
			'configmap/settings created (server dry run)\ndeployment.apps/web created (server dry run)\nservice/web created (server dry run)\n',
		stderr: noService('web'),
	},
	{
		run: 'kubectl get configmap settings',
		code: 1,
		stderr: 'Error from server (NotFound): configmaps "settings" not found\n',
	},
	{
		run: 'kubectl apply -f web.yaml',
		stdout: 'configmap/settings created\ndeployment.apps/web created\nservice/web created\n',
		stderr: noService('web'),
	},
	{
		run: 'kubectl apply -f web.yaml',
		stdout: 'configmap/settings unchanged\ndeployment.apps/web unchanged\nservice/web unchanged\n',
	},
	{run: 'kubectl diff -f web.yaml'},
	{run: 'kubectl rollout status deployment/web', stdout: /deployment "web" successfully rolled out\n$/},
	...listing,
	{run: 'kubectl label configmap settings tier=front', stdout: 'configmap/settings labeled\n'},
	{
		run: 'kubectl label configmap settings tier=back',
		code: 1,
		stderr: "error: 'tier' already has a value (front), and --overwrite is false\n",
	},
	{
		run: 'kubectl label configmap settings tier=back --overwrite && kubectl get configmap -l tier=back -o name',
		stdout: 'configmap/settings labeled\nconfigmap/settings\n',
	},
	{run: 'kubectl label configmap settings tier-', stdout: 'configmap/settings unlabeled\n'},
	{run: 'kubectl annotate configmap settings note="by hand"', stdout: 'configmap/settings annotated\n'},
	{
		run: 'kubectl patch configmap settings -p \'{"data":{"size":"1"}}\'',
		stdout: 'configmap/settings patched\n',
	},
	{
		run: 'kubectl patch configmap settings --type=merge -p \'{"data":{"size":null,"shape":"round"}}\'',
		stdout: 'configmap/settings patched\n',
	},
	{
		run: 'kubectl patch configmap settings --type=json -p \'[{"op":"replace","path":"/data/shape","value":"square"}]\'',
		stdout: 'configmap/settings patched\n',
	},
	{
		run: 'kubectl patch configmap settings --type=merge -p \'{"data":{"shape":"square"}}\'',
		stdout: 'configmap/settings patched (no change)\n',
	},
	{run: "kubectl get configmap settings -o jsonpath='{.data}'", stdout: '{"colour":"blue","shape":"square"}'},
	{run: 'EDITOR=./editor kubectl edit configmap settings', stdout: 'configmap/settings edited\n'},
	{run: 'EDITOR=true kubectl edit configmap settings', stderr: 'Edit cancelled, no changes made.\n'},
	{
		run: "kubectl get configmap settings -o jsonpath='{.data.colour} {.metadata.annotations.note}'",
		stdout: 'green by hand',
	},
	{
		run: 'kubectl get configmap settings -o yaml | sed s/green/red/ | kubectl replace -f -',
		stdout: 'configmap/settings replaced\n',
	},
	{run: 'kubectl apply -f folder', stdout: 'configmap/a created\nconfigmap/b created\n'},
	{
		run: 'kubectl apply --server-side -f folder',
		stdout: 'configmap/a serverside-applied\nconfigmap/b serverside-applied\n',
	},
	{
		run: 'kubectl create configmap c --from-literal=x=3 --from-file=folder/a.yaml -o yaml --dry-run=client | kubectl apply -f -',
		stdout: 'configmap/c created\n',
	},
	{run: 'kubectl create secret generic s --from-literal=password=x', stdout: 'secret/s created\n'},
	{
		run: 'kubectl get configmap,secret',
		stdout: [/^configmap\/c +2 +\d+s$/m, /^secret\/s +Opaque +1 +\d+s$/m],
	},
	{
		run: 'kubectl create service nodeport np --tcp=80:8080',
		stdout: 'service/np created\n',
		stderr: noService('np'),
	},
	{run: 'kubectl get service np', stdout: /^np +NodePort +10\.\S+ +<none> +80:3\d{4}\/TCP +\d+s$/m},
	{
		run: 'kubectl create ingress i --class=nginx --rule="example.org/*=web:80"',
		stdout: 'ingress.networking.k8s.io/i created\n',
		stderr: /^Warning: Ingress shop\/i is ignored: .*\n$/,
	},
	{
		run: 'kubectl get ingress',
		stdout: table('NAME CLASS HOSTS ADDRESS PORTS AGE', `i nginx example\\.org 80 ${age}`),
	},
	{
		run: [
			'kubectl label configmap a watched=yes',
			'touch seen; kubectl get configmap -w --output-watch-events -l watched=yes > seen & watch=$!',
			'until grep -q ADDED seen; do sleep 0.1; done',
			'kubectl label configmap a watched-',
			'until grep -q DELETED seen; do sleep 0.1; done',
			'kill $watch; cat seen',
		].join('\n'),
		stdout:
			/^configmap\/a labeled\nconfigmap\/a unlabeled\nEVENT +NAME +DATA +AGE\nADDED +a +1 +\S+\nDELETED +a +1 +\S+\n$/,
	},
	{run: 'kubectl delete -f folder', stdout: 'configmap "a" deleted\nconfigmap "b" deleted\n'},
	{
		run: 'kubectl delete configmap c --dry-run=server && kubectl get configmap c -o name',
		stdout: 'configmap "c" deleted (server dry run)\nconfigmap/c\n',
	},
	{
		run: 'kubectl delete namespace shop && kubectl get all -n shop',
		stdout: 'namespace "shop" deleted\n',
		stderr: 'No resources found in shop namespace.\n',
	},
];
