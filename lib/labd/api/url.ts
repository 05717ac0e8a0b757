/** `/api/v1/pods?limit=5` in its parts, as they were sent: what is encoded in the path stays so. */
export function splitUrl(url = '/'): {readonly path: string; readonly query: URLSearchParams} {
	const mark = url.indexOf('?');
	if (mark < 0) return {path: url, query: new URLSearchParams()};
	return {path: url.slice(0, mark), query: new URLSearchParams(url.slice(mark + 1))};
}
