/** Deployments that roll, and what else makes pods. */
import {type Step, table} from '../../helpers/shell-steps.js';
import {noService} from './warnings.js';

const age = '\\d+m?s';
const image = "-o jsonpath='{.spec.template.spec.containers[0].image}'";

export const workloads: readonly Step[] = [
	{
		run: 'kubectl create deployment shop --image=nginx:1.25 --replicas=2 --port=80',
		stdout: 'deployment.apps/shop created\n',
	},
	{
		run: 'kubectl wait --for=condition=Available deployment/shop --timeout=30s',
		stdout: 'deployment.apps/shop condition met\n',
	},
	{
		run: 'kubectl wait --for=condition=Ready pod -l app=shop',
		stdout: /^(pod\/shop-\w+-\w{5} condition met\n){2}$/,
	},
	{run: 'kubectl scale deployment shop --replicas=3', stdout: 'deployment.apps/shop scaled\n'},
	{
		run: 'kubectl scale deployment shop --replicas=1 --current-replicas=7',
		code: 1,
		stderr: 'error: Expected replicas to be 7, was 3\n',
	},
	{
		run: 'kubectl rollout status deployment/shop --timeout=30s',
		stdout: /deployment "shop" successfully rolled out\n$/,
	},
	{run: 'kubectl get deployment shop --no-headers', stdout: /^shop +3\/3 +3 +3 +\d+s\n$/},
	{run: 'kubectl set image deployment/shop nginx=nginx:1.26', stdout: 'deployment.apps/shop image updated\n'},
	{
		run: 'kubectl annotate deployment shop kubernetes.io/change-cause="to 1.26"',
		stdout: 'deployment.apps/shop annotated\n',
	},
	{
		run: 'kubectl rollout status deployment/shop --timeout=30s',
		stdout: /deployment "shop" successfully rolled out\n$/,
	},
	{
		run: 'kubectl get rs -l app=shop --sort-by=.metadata.creationTimestamp --no-headers',
		stdout: /^shop-\w+ +0 +0 +0 +\S+\nshop-\w+ +3 +3 +3 +\S+\n$/,
	},
	{
		run: 'kubectl rollout history deployment/shop',
		stdout: 'deployment.apps/shop \nREVISION  CHANGE-CAUSE\n1         <none>\n2         to 1.26\n\n',
	},
	{
		run: 'kubectl rollout history deployment/shop --revision=1',
		stdout: [/^deployment\.apps\/shop with revision #1\n/, /^ {4}Image:\s+nginx:1\.25$/m],
	},
	{run: 'kubectl rollout undo deployment/shop', stdout: 'deployment.apps/shop rolled back\n'},
	{
		run: `kubectl rollout status deployment/shop --timeout=30s > /dev/null; kubectl get deployment shop ${image}`,
		stdout: 'nginx:1.25',
	},
	{run: 'kubectl get rs -l app=shop --no-headers | wc -l', stdout: '2\n'},
	{
		run: 'kubectl rollout undo deployment/shop --to-revision=9',
		code: 1,
		stderr: 'error: unable to find specified revision 9 in history\n',
	},
	{run: 'kubectl rollout restart deployment/shop', stdout: 'deployment.apps/shop restarted\n'},
	{
		run: 'kubectl rollout status deployment/shop --timeout=30s',
		stdout: /deployment "shop" successfully rolled out\n$/,
	},
	{run: 'kubectl get rs -l app=shop --no-headers | wc -l', stdout: '3\n'},
	{run: 'kubectl rollout pause deployment/shop', stdout: 'deployment.apps/shop paused\n'},
	{run: 'kubectl set env deployment/shop COLOUR=red', stdout: 'deployment.apps/shop env updated\n'},
	{
		run: 'kubectl set resources deployment/shop --limits=cpu=100m,memory=64Mi',
		stdout: 'deployment.apps/shop resource requirements updated\n',
	},
	{run: 'kubectl get rs -l app=shop --no-headers | wc -l', stdout: '3\n'},
	{run: 'kubectl rollout resume deployment/shop', stdout: 'deployment.apps/shop resumed\n'},
	{
		run: 'kubectl rollout status deployment/shop --timeout=30s',
		stdout: /deployment "shop" successfully rolled out\n$/,
	},
	{run: 'kubectl set env deployment/shop --list', stdout: '# Deployment shop, container nginx\nCOLOUR=red\n'},
	{run: "kubectl exec deploy/shop -- sh -c 'echo $COLOUR'", stdout: 'red\n'},
	{
		run: 'kubectl expose deployment shop --port=8080 --target-port=80',
		stdout: 'service/shop exposed\n',
		stderr: noService('shop'),
	},
	{
		run: 'kubectl get service shop --no-headers',
		stdout: /^shop +ClusterIP +10\.\S+ +<none> +8080\/TCP +\d+s\n$/,
	},
	{
		run: "kubectl get endpoints shop -o jsonpath='{.subsets[0].addresses[*].targetRef.kind} {.subsets[0].ports[0].port}'",
		stdout: 'Pod Pod Pod 80',
	},
	{
		run: 'kubectl get events --field-selector involvedObject.kind=Deployment,reason=ScalingReplicaSet --no-headers | head -1',
		stdout:
			/^\S+ +Normal +ScalingReplicaSet +deployment\/shop +Scaled \w+ replica set shop-\w+ from \d to \d\n$/,
	},
	{
		run: 'kubectl apply -k kustom',
		stdout: /^configmap\/my-settings-\w{10} created\ndeployment\.apps\/my-web created\n$/,
	},
	{
		run: `kubectl get deployment -l team=blue ${image.replace('{.spec', '{.items[0].spec')}`,
		stdout: 'nginx:1.27',
	},
	{
		run: 'kubectl delete -k kustom',
		stdout: /^configmap "my-settings-\w{10}" deleted\ndeployment\.apps "my-web" deleted\n$/,
	},
	{run: 'kubectl create job hello --image=busybox -- echo hello', stdout: 'job.batch/hello created\n'},
	{
		run: 'kubectl wait --for=condition=Complete job/hello --timeout=30s',
		stdout: 'job.batch/hello condition met\n',
	},
	{
		run: 'kubectl get job hello',
		stdout: table('NAME STATUS COMPLETIONS DURATION AGE', `hello Complete 1/1 ${age} ${age}`),
	},
	{run: 'kubectl logs job/hello', stdout: 'hello\n'},
	{
		run: 'kubectl get pods -l job-name=hello',
		stdout: table('NAME READY STATUS RESTARTS AGE', `hello-\\w{5} 0/1 Completed 0 ${age}`),
	},
	{
		run: 'kubectl delete job hello && kubectl wait --for=delete pod -l job-name=hello --timeout=30s',
		stdout: /^job\.batch "hello" deleted\n(pod\/hello-\w{5} condition met\n)?$/,
	},
	{run: 'kubectl delete deployment shop --cascade=orphan', stdout: 'deployment.apps "shop" deleted\n'},
	{
		run: "kubectl get rs,pods -l app=shop --no-headers | awk '{print $2}' | sort | uniq -c",
		stdout: / 3 0\n +3 1\/1\n +1 3\n$/,
	},
	{run: 'kubectl delete rs -l app=shop', stdout: /^(replicaset\.apps "shop-\w+" deleted\n){4}$/},
	{
		run: 'kubectl wait --for=delete pod -l app=shop --timeout=30s && kubectl get pods',
		stdout: /^(pod\/shop-\S+ condition met\n)*$/,
		stderr: 'No resources found in default namespace.\n',
	},
];
