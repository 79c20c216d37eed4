// A hook of Node's module loader: what a module with `?reload=` imports of this project is loaded anew with it.

/** Hands the query of the importing module on, but not to the packages. */
export async function resolve(specifier, context, nextResolve) {
  const resolved = await nextResolve(specifier, context);
  const [, reload] = /[?&]reload=(\d+)/.exec(context.parentURL ?? '') ?? [];
  const isOurs = resolved.url.startsWith('file:') && !resolved.url.includes('/node_modules/');
  if (reload === undefined || !isOurs || resolved.url.includes('?')) return resolved;
  return { ...resolved, url: `${resolved.url}?reload=${reload}` };
}
