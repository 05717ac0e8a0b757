/** Helm templates that happen to be YAML, because their braces stand in quotes: `name: "{{ .Values.name }}"`. */
import type {Report} from '../problems.js';

/** Tells a mistake on a line with template braces as what it is, once a file. */
export function reportingTemplates(report: Report): Report {
	const told = new Set<string>();
	return problem => {
		const {at} = problem;
		if (!at?.text || !/\{\{.*\}\}/.test(at.text)) return report(problem);
		if (told.has(at.file)) return;
		told.add(at.file);
		report({
			code: 'helm-template',
			message: 'this is a Helm template, not a manifest',
			hint: "render it first: 'helm template CHART', and give its output",
			at,
		});
	};
}
